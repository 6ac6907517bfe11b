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
Cost = namedtuple("Cost", "seconds computing memory")  # seconds on the clock and of all cores, megabytes at most
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
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

def median(costs):
    return Cost(statistics.median(cost.seconds for cost in costs), statistics.median(cost.computing for cost in costs),
                max(cost.memory for cost in costs))

def together(costs):
    """What several costs come to, one after the other."""
    costs = list(costs)
    return Cost(sum(cost.seconds for cost in costs), sum(cost.computing for cost in costs),
                max(cost.memory for cost in costs))

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

    def target(self, what, value, most, unit="", computing=None):
        """Says whether a target is met or by how much it is missed, on the clock and of computing time."""
        verdict = "met" if value <= most else f"missed by {100 * (value / most - 1):.0f} %" if most else "missed"
        computing = "" if computing is None else f"{computing:.2f}{unit}"
        self.verdicts.append((what, f"{value:.2f}{unit}", computing, f"≤ {most:g}{unit}", verdict))

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
        """The commands of the peers that are installed; their counts must be ours."""
        ours = self.counts(wave)
        commands = {
            "polars": [sys.executable, f"{HERE}/peers/polars.py"],
            "DuckDB": [sys.executable, f"{HERE}/peers/duckdb.py"],
            "pandas": [sys.executable, f"{HERE}/peers/pandas.py"],
            "R data.table": ["Rscript", f"{HERE}/peers/datatable.R"],
        }
        if not as_text:
            commands["PSPP"] = [sys.executable, f"{HERE}/peers/pspp.py"]
        found = {}
        for peer, command in commands.items():
            try:
                measure(command + [export, f"{self.folder}/counts"])
            except (Failed, OSError) as failure:
                missing = isinstance(failure, OSError) or any(
                    sign in str(failure) for sign in ("No module", "no package", "No such file"))
                print(f"- {peer} is skipped: {'not installed' if missing else failure}", flush=True)
                continue
            check(peer, f"{self.folder}/counts", ours, as_text)
            found[peer] = command + [export]
        return found

    def bare(self, export, respondents):
        """The command of libcsv with nothing behind it; `None` without a compiler."""
        program = f"{self.folder}/libcsv"
        if not os.path.exists(program):
            if shutil.which("cc") is None:
                print("- libcsv alone is skipped: no C compiler")
                return None
            subprocess.run(["cc", "-O2", f"{HERE}/libcsv.c", "-o", program, "-lcsv"], check=True)
        said = subprocess.run([program, export], check=True, capture_output=True, text=True).stdout
        if said.split()[::2] != [str(32 * (respondents + 1)), str(respondents + 1)]:
            sys.exit(f"libcsv counts otherwise: {said}")
        return [program, export]

    # What is measured.

    def survey(self, name, respondents, as_text, against_polars, against_libcsv, most_memory):
        respondents //= SCALE
        export = f"{self.folder}/{name}.csv"
        exports.write_export(export, respondents, as_text)
        exports.write_wave(self.surveys, name, exports.form_of_31(), export)
        size = os.path.getsize(export) / 1e6
        print(f"\n## {respondents:,} respondents as {name}, {size:.0f} MB\n", flush=True)
        # Makes the tables that the peers are compared with.
        for stage in STAGES[:3]:
            measure(self.stage(stage, name))
        commands = {f"survey-{stage}": self.stage(stage, name) for stage in STAGES}
        ours = list(commands)
        commands.update(self.peers(export, name, as_text))
        bare = self.bare(export, respondents)
        if bare:
            commands["libcsv alone"] = bare
        # In turns, so that whatever else the machine does bears on all alike.
        runs = {command: [] for command in commands}
        for _ in range(RUNS):
            for command in commands:
                runs[command].append(measure(commands[command]))
        costs = {command: median(found) for command, found in runs.items()}
        stages = {stage: costs[f"survey-{stage}"] for stage in STAGES}
        whole = together(costs[tool] for tool in ours)
        counting = together(stages[stage] for stage in STAGES[:3])
        print("\n| | seconds | of computing | respondents a second | MB of memory | ours is | of computing |")
        print("|:--|--:|--:|--:|--:|--:|--:|")
        def row(title, cost, *ratios):
            print(f"| {title} | {cost.seconds:.2f} | {cost.computing:.2f} | {respondents / cost.seconds:,.0f} | "
                  f"{cost.memory:.0f} | {' | '.join(ratios or ('', ''))} |", flush=True)
        for tool in ours:
            row(tool, costs[tool])
        row("ingest, clean, tabulate", counting)
        row("**all stages**", whole)
        for peer, cost in costs.items():
            if peer not in ours:
                row(peer, cost, f"{whole.seconds / cost.seconds:.2f} ×", f"{whole.computing / cost.computing:.2f} ×")
        for peer, most in (("polars", against_polars), ("libcsv alone", against_libcsv)):
            if peer in costs:
                self.target(f"{name}, all stages to {peer}", whole.seconds / costs[peer].seconds, most, " ×",
                            whole.computing / costs[peer].computing)
        for stage, cost in stages.items():
            self.target(f"{name}, memory of {stage}", cost.memory, most_memory, " MB")
        os.remove(export)
        shutil.rmtree(f"{self.output}/{name}")

    def shipped(self):
        """The shipped wave, stage by stage."""
        wave, where = "2020-06-zhambyl", {"surveys": f"{self.root}/surveys"}
        print("\n## The shipped wave\n\n| | seconds | of computing | MB of memory |\n|:--|--:|--:|--:|", flush=True)
        stages = self.stages(wave, **where)
        whole = together(stages.values())
        others = together(cost for stage, cost in stages.items() if stage != "protect")
        for title, cost in [(f"survey-{stage}", stages[stage]) for stage in stages] + [("**all stages**", whole)]:
            print(f"| {title} | {cost.seconds:.3f} | {cost.computing:.3f} | {cost.memory:.0f} |", flush=True)
        for what, cost, most in (("all stages", whole, 1.0), ("all but protect", others, 0.6),
                                 ("tabulate", stages["tabulate"], 0.2)):
            self.target(f"shipped wave, {what}", cost.seconds, most, " s", cost.computing)

    def region(self):
        """The hard case of tests and disclosure control."""
        exports.write_region(self.surveys, "region", f"{self.folder}/region.csv")
        print("\n## 400 respondents, 60 questions by 14 districts and four more breakdowns\n", flush=True)
        stages = self.stages("region", STAGES[:3])
        for stage, cost in stages.items():
            print(f"- survey-{stage}: {cost.seconds:.2f} s, {cost.computing:.2f} s of computing, {cost.memory:.0f} MB")
        self.target("regional survey, tabulate", stages["tabulate"].seconds, 1.0, " s", stages["tabulate"].computing)
        if os.environ.get("PROTECT") == "yes":
            cost = measure(self.stage("protect", "region"))
            print(f"- survey-protect: {cost.seconds:.2f} s, {cost.memory:.0f} MB")
        else:
            print("- survey-protect is skipped: PROTECT=yes measures it, once")

    def growth(self):
        """The time per respondent, which should not grow with their number."""
        print("\n## How time and memory grow\n")
        print("| respondents, as codes | seconds per 100,000 | of computing | MB of ingest, clean, tabulate |\n|--:|--:|--:|--:|")
        sizes = [10_000, 100_000, 1_000_000] + ([10_000_000] if os.environ.get("FULL") == "yes" else [])
        pace, work = [], []
        for size in [size // SCALE for size in sizes]:
            name, export = f"growth-{size}", f"{self.folder}/growth.csv"
            exports.write_export(export, size, False)
            exports.write_wave(self.surveys, name, exports.form_of_31(), export)
            runs = RUNS if size < 1_000_000 else 1
            costs = [median([measure(self.stage(stage, name)) for _ in range(runs)]) for stage in STAGES[:3]]
            pace.append(together(costs).seconds / size * 100_000)
            work.append(together(costs).computing / size * 100_000)
            memory = ", ".join(f"{cost.memory:.0f}" for cost in costs)
            print(f"| {size:,} | {pace[-1]:.3f} | {work[-1]:.3f} | {memory} |", flush=True)
            shutil.rmtree(f"{self.output}/{name}")
            os.remove(export)
        for stage, cost in zip(STAGES, costs):
            self.target(f"{size:,} respondents, memory of {stage}", cost.memory, 100, " MB")
        self.target(f"time per respondent, {size:,} to the fewest", pace[-1] / pace[0], 1, " ×", work[-1] / work[0])
        # From where start-up no longer counts.
        self.target(f"time per respondent, {size:,} to {sizes[1] // SCALE:,}", pace[-1] / pace[1], 1.25, " ×",
                    work[-1] / work[1])

    def width(self):
        """Many columns and many choices, which should take time in proportion."""
        print("\n## Many columns, many choices\n\n| | seconds | of computing: ingest, clean, tabulate |\n|:--|--:|--:|")
        found = {}
        for kind, sizes in (("columns", (250, 1_000)), ("choices", (500, 2_000))):
            for size in sizes:
                name = f"{kind}-{size}"
                columns, choices = (size, 0) if kind == "columns" else (0, size)
                exports.write_wide(self.surveys, name, f"{self.folder}/{name}.csv", columns, choices)
                costs = self.stages(name, STAGES[:3])
                found[name] = costs
                computing = ", ".join(f"{cost.computing:.3f}" for cost in costs.values())
                print(f"| {size} {kind} | {together(costs.values()).seconds:.3f} | {computing} |", flush=True)
            for stage in STAGES[:3]:
                many, few = found[f"{kind}-{sizes[1]}"][stage], found[f"{kind}-{sizes[0]}"][stage]
                self.target(f"{sizes[1]} {kind} to {sizes[0]}, {stage}, in proportion", many.seconds / few.seconds, 4,
                            " ×", many.computing / few.computing)

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
        same = subprocess.run(["diff", "-r", "-q", "-x", ".make", f"{self.folder}/one", f"{self.folder}/two"]).returncode == 0
        print(f"\n## make\n\n- six waves one after the other {one.seconds:.2f} s, with -j2 {two.seconds:.2f} s: "
              f"{one.seconds / two.seconds:.2f} × as fast, {'the same bytes' if same else 'NOT the same bytes'}")
        write(range(6, 10))
        make("one")
        idle = median([make("one") for _ in range(RUNS)])
        print(f"- ten waves with nothing to do {idle.seconds:.3f} s, {idle.computing:.3f} s of computing", flush=True)
        self.target("six waves one after the other in the time of -j2, doubled",
                    two.seconds * 2 / one.seconds, 1.1, " ×")
        self.target("make of ten waves with nothing to do", idle.seconds, 0.2, " s", idle.computing)
        self.target("six waves side by side and one after the other differ", 0 if same else 1, 0)

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
    load = " ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{time.strftime('%Y-%m-%d')}, {machine()}, load {load}; the median of {RUNS} runs, times on the clock", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), folder)
        bench.shipped()
        bench.region()
        bench.survey("text", 100_000, True, 1.5, 3, 100)
        bench.survey("codes", 1_000_000, False, 1.5, 8, 100)
        bench.growth()
        bench.width()
        bench.waves()
    print(f"\nLoad at the end {' '.join(f'{load:.1f}' for load in os.getloadavg())}.\n\n## Targets\n")
    print("| target | found | of computing | wanted | |\n|:--|--:|--:|--:|:--|")
    for verdict in bench.verdicts:
        print("| " + " | ".join(verdict) + " |")

if __name__ == "__main__":
    main()
