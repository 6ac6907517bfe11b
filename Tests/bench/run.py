#!/usr/bin/env python3
"""How fast the tools are, as ratios to others that do the same work in the same run: run.py BIN ROOT.

BIN holds the tools, ROOT is the checkout. RUNS (5) is how often each is measured, the median counts; SCALE (1)
divides the numbers of respondents, FULL=yes adds ten million, PROTECT=yes disclosure control of the regional survey.
All is made in a folder that is removed again; TMPDIR says where. What is not installed is skipped with a word.
"""
import csv, os, platform, shutil, statistics, subprocess, sys, tempfile, time
from collections import namedtuple
import exports

HERE = os.path.dirname(os.path.abspath(__file__))
RUNS = int(os.environ.get("RUNS", 5))
SCALE = int(os.environ.get("SCALE", 1))
Cost = namedtuple("Cost", "seconds memory")  # seconds on the clock, megabytes at most
STAGES = ("ingest", "clean", "tabulate", "protect", "findings", "report")

class Failed(Exception):
    pass

def measure(command, **given):
    """What one run of a command costs."""
    with tempfile.TemporaryFile() as errors:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, **given)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            errors.seek(0)
            raise Failed(f"{command[0]}: {errors.read().decode(errors='replace')[-500:]}")
    return Cost(seconds, usage.ru_maxrss / 1024)

def median(costs):
    return Cost(statistics.median(cost.seconds for cost in costs), max(cost.memory for cost in costs))

def several(command, **given):
    return median([measure(command, **given) for _ in range(RUNS)])

class Bench:
    def __init__(self, bin_folder, root, folder):
        self.bin, self.root, self.folder = bin_folder, root, folder
        self.surveys, self.output = f"{folder}/surveys", f"{folder}/output"
        self.verdicts = []

    def stage(self, stage, wave, surveys=None, output=None):
        command = [f"{self.bin}/survey-{stage}", "--wave", f"{surveys or self.surveys}/waves/{wave}", "--output",
                   output or self.output]
        return command + (["--templates", f"{self.root}/surveys/templates"] if stage == "report" else [])

    def stages(self, wave, stages=STAGES, **where):
        """The cost of each stage, in the median of the runs."""
        runs = {stage: [] for stage in stages}
        for _ in range(RUNS):
            for stage in stages:
                runs[stage].append(measure(self.stage(stage, wave, **where)))
        return {stage: median(costs) for stage, costs in runs.items()}

    def target(self, what, value, most, unit=""):
        """Says whether a target is met or by how much it is missed."""
        verdict = "met" if value <= most else f"missed by {100 * (value / most - 1):.0f} %"
        self.verdicts.append((what, f"{value:.2f}{unit}", f"≤ {most:g}{unit}", verdict))

    # What others do with the same file.

    def counts(self, wave):
        """All counts that our tables hold, by question, answers and their labels."""
        counts = {}
        labels = {}
        folder = f"{self.output}/{wave}/form"
        with open(f"{folder}/dictionary.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                labels[row["question"], row["code"]] = row["code_label_kk"]
        with open(f"{folder}/distributions.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                counts[row["question"], labels[row["question"], row["code"]]] = int(row["n"])
        with open(f"{folder}/crosstabs.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                key = (row["question"], row["by"], labels[row["question"], row["code"]],
                       labels[row["by"], row["by_code"]])
                counts[key] = int(row["n"])
        return counts

    def peers(self, export, wave, as_text):
        """The costs of the peers that are installed; their counts must be ours."""
        ours = self.counts(wave)
        commands = {
            "polars": [sys.executable, f"{HERE}/peers/polars.py"],
            "DuckDB": [sys.executable, f"{HERE}/peers/duckdb.py"],
            "pandas": [sys.executable, f"{HERE}/peers/pandas.py"],
            "R data.table": ["Rscript", f"{HERE}/peers/datatable.R"],
        }
        if not as_text:
            commands["PSPP"] = [sys.executable, f"{HERE}/peers/pspp.py"]
        costs = {}
        for peer, command in commands.items():
            try:
                measure(command + [export, f"{self.folder}/counts"])
            except (Failed, OSError) as failure:
                missing = isinstance(failure, OSError) or any(
                    sign in str(failure) for sign in ("No module", "no package", "No such file"))
                print(f"- {peer} is skipped: {'not installed' if missing else failure}", flush=True)
                continue
            check(peer, f"{self.folder}/counts", ours, as_text)
            costs[peer] = several(command + [export])
        return costs

    def bare(self, export, respondents):
        """libcsv with nothing behind it; `None` without a compiler."""
        program = f"{self.folder}/libcsv"
        if not os.path.exists(program):
            if shutil.which("cc") is None:
                print("- libcsv alone is skipped: no C compiler")
                return None
            subprocess.run(["cc", "-O2", f"{HERE}/libcsv.c", "-o", program, "-lcsv"], check=True)
        said = subprocess.run([program, export], check=True, capture_output=True, text=True).stdout
        if said.split()[::2] != [str(32 * (respondents + 1)), str(respondents + 1)]:
            sys.exit(f"libcsv counts otherwise: {said}")
        return several([program, export])

    # What is measured.

    def survey(self, name, respondents, as_text, against_polars, against_libcsv, most_memory):
        respondents //= SCALE
        export = f"{self.folder}/{name}.csv"
        exports.write_export(export, respondents, as_text)
        exports.write_wave(self.surveys, name, exports.form_of_31(), export)
        size = os.path.getsize(export) / 1e6
        print(f"\n## {respondents:,} respondents as {name}, {size:.0f} MB\n", flush=True)
        stages = self.stages(name)
        whole = sum(cost.seconds for cost in stages.values())
        counting = sum(stages[stage].seconds for stage in STAGES[:3])
        peers = self.peers(export, name, as_text)
        bare = self.bare(export, respondents)
        if bare:
            peers["libcsv alone"] = bare
        print("\n| | seconds | respondents a second | MB of memory | ours is |\n|:--|--:|--:|--:|--:|")
        for stage, cost in stages.items():
            print(f"| survey-{stage} | {cost.seconds:.2f} | {respondents / cost.seconds:,.0f} | {cost.memory:.0f} | |")
        print(f"| ingest, clean, tabulate | {counting:.2f} | {respondents / counting:,.0f} | | |")
        print(f"| **all stages** | {whole:.2f} | {respondents / whole:,.0f} | | |")
        for peer, cost in peers.items():
            print(f"| {peer} | {cost.seconds:.2f} | {respondents / cost.seconds:,.0f} | {cost.memory:.0f} | "
                  f"{whole / cost.seconds:.2f} × |")
        for peer, most in (("polars", against_polars), ("libcsv alone", against_libcsv)):
            if peer in peers:
                self.target(f"{name}, all stages to {peer}", whole / peers[peer].seconds, most, " ×")
        for stage, cost in stages.items():
            self.target(f"{name}, memory of {stage}", cost.memory, most_memory, " MB")
        os.remove(export)
        shutil.rmtree(f"{self.output}/{name}")

    def shipped(self):
        """The shipped wave, stage by stage."""
        wave, where = "2020-06-zhambyl", {"surveys": f"{self.root}/surveys"}
        print(f"\n## The shipped wave\n\n| | seconds | MB of memory |\n|:--|--:|--:|", flush=True)
        stages = self.stages(wave, **where)
        for stage, cost in stages.items():
            print(f"| survey-{stage} | {cost.seconds:.3f} | {cost.memory:.0f} |")
        whole = sum(cost.seconds for cost in stages.values())
        print(f"| **all stages** | {whole:.3f} | |", flush=True)
        self.target("shipped wave, all stages", whole, 1.0, " s")
        self.target("shipped wave, all but protect", whole - stages["protect"].seconds, 0.6, " s")
        self.target("shipped wave, tabulate", stages["tabulate"].seconds, 0.2, " s")

    def region(self):
        """The hard case of tests and disclosure control."""
        exports.write_region(self.surveys, "region", f"{self.folder}/region.csv")
        print("\n## 400 respondents, 60 questions by 14 districts and four more breakdowns\n", flush=True)
        stages = self.stages("region", STAGES[:3])
        for stage, cost in stages.items():
            print(f"- survey-{stage}: {cost.seconds:.2f} s, {cost.memory:.0f} MB")
        self.target("regional survey, tabulate", stages["tabulate"].seconds, 1.0, " s")
        if os.environ.get("PROTECT") == "yes":
            cost = measure(self.stage("protect", "region"))
            print(f"- survey-protect: {cost.seconds:.2f} s, {cost.memory:.0f} MB")
        else:
            print("- survey-protect is skipped: PROTECT=yes measures it, once")

    def growth(self):
        """The time per respondent, which should not grow with their number."""
        print("\n## How time and memory grow\n\n| respondents, as codes | seconds per 100,000 | MB at most |\n|--:|--:|--:|")
        sizes = [10_000, 100_000, 1_000_000] + ([10_000_000] if os.environ.get("FULL") == "yes" else [])
        pace = []
        for size in [size // SCALE for size in sizes]:
            name, export = f"growth-{size}", f"{self.folder}/growth.csv"
            exports.write_export(export, size, False)
            exports.write_wave(self.surveys, name, exports.form_of_31(), export)
            runs = RUNS if size < 1_000_000 else 1
            costs = [median([measure(self.stage(stage, name)) for _ in range(runs)]) for stage in STAGES[:3]]
            pace.append(sum(cost.seconds for cost in costs) / size * 100_000)
            print(f"| {size:,} | {pace[-1]:.3f} | {max(cost.memory for cost in costs):.0f} |", flush=True)
            shutil.rmtree(f"{self.output}/{name}")
        # From where start-up no longer counts.
        self.target("time per respondent, the most to the fewest", pace[-1] / pace[1], 1.25, " ×")

    def width(self):
        """Many columns and many choices, which should take time in proportion."""
        print("\n## Many columns, many choices\n\n| | seconds |\n|:--|--:|")
        found = {}
        for kind, sizes in (("columns", (250, 1_000)), ("choices", (500, 2_000))):
            for size in sizes:
                name = f"{kind}-{size}"
                columns, choices = (size, 0) if kind == "columns" else (0, size)
                exports.write_wide(self.surveys, name, f"{self.folder}/{name}.csv", columns, choices)
                costs = self.stages(name, STAGES[:3])
                found[name] = sum(cost.seconds for cost in costs.values())
                print(f"| {size} {kind} | {found[name]:.3f} |", flush=True)
            self.target(f"{sizes[1]} {kind} to {sizes[0]}, at most in proportion",
                        found[f"{kind}-{sizes[1]}"] / found[f"{kind}-{sizes[0]}"], 4, " ×")

    def waves(self):
        """`make` over several waves: side by side, and when there is nothing to do."""
        surveys = f"{self.folder}/waves-of-make"
        def write(numbers):
            for number in numbers:
                export = f"{self.folder}/wave-{number}.csv"
                exports.write_export(export, 5_000 // SCALE, True, seed=number)
                exports.write_wave(surveys, f"w{number}", exports.form_of_31(), export)
        # Not as a part of the make that may run this.
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
        def make(output, *options):
            return measure(["make", "-s", "-C", self.root, *options, f"SURVEYS={surveys}",
                            f"OUTPUT={self.folder}/{output}"], env=environment)
        write(range(6))
        one, two = make("one", "THREADS=1"), make("two", "-j2", "THREADS=1")
        same = subprocess.run(["diff", "-r", "-q", "-x", "*.mk", f"{self.folder}/one", f"{self.folder}/two"]).returncode == 0
        print(f"\n## make\n\n- six waves one after the other {one.seconds:.2f} s, with -j2 {two.seconds:.2f} s: "
              f"{one.seconds / two.seconds:.2f} × as fast, {'the same bytes' if same else 'NOT the same bytes'}")
        write(range(6, 10))
        make("one")
        idle = median([make("one") for _ in range(RUNS)])
        print(f"- ten waves with nothing to do {idle.seconds:.3f} s", flush=True)
        self.target("six waves one after the other in the time of -j2, doubled",
                    two.seconds * 2 / one.seconds, 1.1, " ×")
        self.target("make of ten waves with nothing to do", idle.seconds, 0.2, " s")

def check(peer, path, ours, as_text):
    """Compares a peer's counts with ours."""
    theirs = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            *key, count = line.rstrip("\n").split("\t")
            questions, answers = key[:len(key) // 2], key[len(key) // 2:]
            if not as_text:
                answers = [exports.answers(int(question[1:]) - 1)[int(answer) - 1]
                           for question, answer in zip(questions, answers)]
            theirs[tuple(questions + answers)] = int(count)
    wrong = [key for key in theirs if ours.get(key) != theirs[key]]
    if wrong or len(theirs) < 31:
        sys.exit(f"{peer} counts otherwise: {wrong[:3]}")

def machine():
    """The kind of machine, without which the seconds say nothing."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}"

def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(f"{time.strftime('%Y-%m-%d')}, {machine()}; the median of {RUNS} runs, times on the clock", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), folder)
        bench.shipped()
        bench.region()
        bench.survey("text", 100_000, True, 1.5, 3, 100)
        bench.survey("codes", 1_000_000, False, 1.5, 8, 100)
        bench.growth()
        bench.width()
        bench.waves()
    print("\n## Targets\n\n| target | found | wanted | |\n|:--|--:|--:|:--|")
    for verdict in bench.verdicts:
        print("| " + " | ".join(verdict) + " |")

if __name__ == "__main__":
    main()
