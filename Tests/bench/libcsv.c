/* How fast libcsv alone goes through a file: fields and records are counted, nothing else is done. */
#include <csv.h>
#include <stdio.h>

struct counts { unsigned long fields, records; };

static void end_of_field(void *text, size_t length, void *counts) {
    (void)text, (void)length;
    ((struct counts *)counts)->fields++;
}

static void end_of_record(int last, void *counts) {
    (void)last;
    ((struct counts *)counts)->records++;
}

int main(int argc, char **argv) {
    static char block[1 << 18];
    struct csv_parser parser;
    struct counts counts = {0, 0};
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) return 1;
    for (size_t size; (size = fread(block, 1, sizeof block, file)) > 0;)
        if (csv_parse(&parser, block, size, end_of_field, end_of_record, &counts) != size) return 1;
    if (csv_fini(&parser, end_of_field, end_of_record, &counts) != 0) return 1;
    printf("%lu fields %lu records\n", counts.fields, counts.records);
    return 0;
}
