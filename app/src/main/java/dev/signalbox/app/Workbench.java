package dev.signalbox.app;

import dev.signalbox.app.http.about.Health;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.Refusal;
import dev.signalbox.app.work.RunNames;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.app.work.RunTerms;
import dev.signalbox.app.work.RunWish;
import dev.signalbox.app.work.TaskWish;
import dev.signalbox.engine.agent.Assignment;
import dev.signalbox.engine.agent.BuiltInAgent;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.definition.RoleFile;
import dev.signalbox.engine.config.definition.RoleLibrary;
import dev.signalbox.engine.config.definition.RoleReader;
import dev.signalbox.engine.config.definition.SchemaLibrary;
import dev.signalbox.engine.config.definition.WorkflowLibrary;
import dev.signalbox.engine.driver.Driver;
import dev.signalbox.engine.driver.DriverFailure;
import dev.signalbox.engine.driver.Eyes;
import dev.signalbox.engine.driver.RunSteps;
import dev.signalbox.engine.driver.Steps;
import dev.signalbox.engine.driver.Workshop;
import dev.signalbox.engine.evidence.ArtifactReader;
import dev.signalbox.engine.evidence.EvidenceFolder;
import dev.signalbox.engine.evidence.Expressions;
import dev.signalbox.engine.evidence.Schemas;
import dev.signalbox.engine.evidence.gather.EvidenceGatherer;
import dev.signalbox.engine.evidence.gather.Provisioner;
import dev.signalbox.engine.ledger.ChainCheck;
import dev.signalbox.engine.ledger.Ledger;
import dev.signalbox.engine.ledger.Redactor;
import dev.signalbox.engine.ledger.SealedStore;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.sandbox.BoxUser;
import dev.signalbox.engine.sandbox.Containment;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.sandbox.SandboxSettings;
import dev.signalbox.engine.sandbox.SandboxUnavailable;
import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.token.KeyRing;
import dev.signalbox.engine.tool.RunDesk;
import dev.signalbox.engine.tool.shell.ShellGrammar;
import dev.signalbox.engine.workspace.Delivered;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.event.RunEvent.RunMerged;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The whole engine, put together for this process: makes runs and drives them.
final class Workbench implements RunRoom {
    private static final Duration TEST_TIME = Duration.ofMinutes(15);
    private static final int ID_LENGTH = 8;
    private static final long LEAST_FREE_MB = 512;
    private static final int MOST_DIFF = 2 << 20;
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private final Map<String, String> environment;
    private final Places places;
    private final Definitions definitions;
    private final Store store;
    private final Ledger ledger;
    private final Consumer<String> progress;
    private final KeptWorkflows workflows;
    private final SecureRandom chance = new SecureRandom();
    private Optional<String> accepted = Optional.empty();
    private Health.@Nullable Finding boxes;

    Workbench(Map<String, String> environment, WorkflowLibrary library, Consumer<String> progress) {
        this.environment = environment;
        this.places = Places.of(environment);
        this.definitions = new EngineDefinitions(library);
        this.store = SealedStore.open(places.data(), Clock.systemUTC());
        this.workflows = new KeptWorkflows(library, store);
        this.ledger = new Ledger(store, workflows::of, Redactor.knowingEnvironment(environment)::redact);
        this.progress = progress;
    }

    @Override
    public ControlPlane control() {
        return ledger;
    }

    @Override
    public RunId create(RunWish wish) {
        var terms = wish.terms();
        var found = workflows.find(terms);
        chosen(terms).modelName(terms);
        var task = take(user(), wish.task(found.workflow().name()));
        return begin(user(), task, terms);
    }

    @Override
    public TaskId take(String by, TaskWish wish) {
        var task = wish.id().orElseGet(() -> new TaskId("task-" + fresh()));
        accepted(ledger.submit(new Command.CreateTask(
                by,
                new TaskCreated(
                        task,
                        wish.project(),
                        wish.title(),
                        wish.description(),
                        wish.requirements(),
                        wish.constraints(),
                        wish.workflow(),
                        wish.dependsOn()))));
        return task;
    }

    @Override
    public RunId begin(String by, TaskId task, RunTerms terms) {
        var chosen = chosen(terms);
        var found = workflows.find(terms);
        var run = terms.id().orElseGet(() -> new RunId("run-" + fresh()));
        var created = chosen.created(terms, found.workflow(), task, run, definitions);
        workflows.keep(found);
        accepted(ledger.submit(new Command.CreateRun(by, created)));
        return run;
    }

    /// What was chosen for the repository, which must be one that can be worked for.
    private Chosen chosen(RunTerms terms) {
        var chosen = Chosen.of(environment, terms.repository(), terms.set());
        chosen.workspaces(BoxUser.self()).objection(terms.repository()).ifPresent(refused -> {
            throw Refusal.senseless(refused.reason(), refused.fix());
        });
        return chosen;
    }

    private static void accepted(Decision decision) {
        if (decision instanceof Decision.Refused(var reasons)) {
            throw Refusal.impossible(String.join("; ", reasons), "");
        }
    }

    @Override
    public RunState drive(RunId run) throws InterruptedException {
        var sandbox = sandbox(run);
        var runs = places.data().resolve("runs");
        var driver = new Driver(ledger, (desk, state) -> steps(desk, state, sandbox, runs), runs, host());
        return driver.drive(run);
    }

    @Override
    public void accept(String sandbox) {
        accepted = Optional.of(sandbox);
    }

    private Sandbox sandbox(RunId run) {
        var state = ledger.look(run).orElseThrow(() -> new DriverFailure("there is no run " + run));
        var repository = Path.of(state.facts().created().repository());
        var sandbox = Sandbox.open(BoxSettings.of(environment, repository, accepted));
        if (sandbox.containment() == Containment.NONE) {
            var note = "NO SANDBOX: the commands of this run can do whatever %s can".formatted(user());
            progress.accept(note);
            accepted(ledger.submit(new Command.Report(user(), new Noted(run, "sandbox_none", note, Json.obj()))));
        }
        return sandbox;
    }

    @Override
    public RunId find(String word) {
        return new RunId(RunNames.find(store, word).row().run());
    }

    @Override
    public boolean isDriven(RunId run) {
        return Driver.isDriven(places.data().resolve("runs"), run);
    }

    @Override
    public Delivered deliver(String by, RunId run, Optional<Path> repository) {
        var state = ledger.look(run).orElseThrow(() -> new DriverFailure("there is no run " + run));
        var to = repository.orElseGet(() -> Path.of(state.facts().created().repository()));
        var chosen = Chosen.of(environment, Path.of(state.facts().created().repository()), List.of());
        var delivered = chosen.workspaces(BoxUser.self()).deliver(run, to);
        if (delivered instanceof Delivered.Merged merged && merged.how() != Delivered.How.ALREADY) {
            accepted(ledger.submit(new Command.Report(by, new RunMerged(run, merged.branch(), merged.commit()))));
        }
        return delivered;
    }

    @Override
    public List<Proof> proofs(RunId run) {
        var chain = ChainCheck.of(store.log());
        var found = evidence(run);
        var broken = found.stream().filter(each -> each.problem().isPresent()).count();
        return List.of(
                new Proof(
                        chain.flaw().isEmpty(),
                        chain.flaw().orElse("audit: %d records, the chain holds".formatted(chain.records()))),
                new Proof(
                        broken == 0 && !found.isEmpty(),
                        "evidence: %d signed statements, %d do not verify".formatted(found.size(), broken)));
    }

    @Override
    public List<EvidenceFolder.Found> evidence(RunId run) {
        var directory = places.data().resolve("runs").resolve(run.value()).resolve("evidence");
        return Files.isDirectory(directory)
                ? new EvidenceFolder(directory)
                        .verify(KeyRing.existing(places.keys()).verifier())
                : List.of();
    }

    @Override
    public String diff(RunId run) {
        var state = ledger.look(run).orElseThrow(() -> new DriverFailure("there is no run " + run));
        var repository = Path.of(state.facts().created().repository());
        return Chosen.of(environment, repository, List.of())
                .workspaces(BoxUser.self())
                .find(run, repository)
                .map(workspace -> workspace.diff(MOST_DIFF))
                .orElse("");
    }

    Store store() {
        return store;
    }

    KeyRing keys() {
        return KeyRing.open(places.keys());
    }

    /// Whether boxes can be built here. Looked at once: the machine stays the same.
    synchronized Health.Finding boxes() {
        if (boxes == null) {
            try {
                Sandbox.open(SandboxSettings.standard(environment));
                boxes = new Health.Finding(true, "boxes can be built");
            } catch (SandboxUnavailable none) {
                boxes = new Health.Finding(
                        false,
                        String.valueOf(none.getMessage()).lines().findFirst().orElse(""));
            }
        }
        return boxes;
    }

    /// Whether there is room for what runs leave behind.
    Health.Finding room() throws IOException {
        var free = Files.getFileStore(places.data()).getUsableSpace() >> 20;
        return new Health.Finding(free >= LEAST_FREE_MB, "%,d MB free".formatted(free));
    }

    Ledger ledger() {
        return ledger;
    }

    private Steps steps(RunDesk desk, RunState state, Sandbox sandbox, Path runs) {
        var created = state.facts().created();
        var repository = Path.of(created.repository());
        var chosen = Chosen.of(environment, repository, List.of());
        return new RunSteps(
                desk,
                chosen.reaching(workflows.of(created)),
                task(created.task()),
                workshop(repository, chosen, sandbox, runs));
    }

    private Workshop workshop(Path repository, Chosen chosen, Sandbox sandbox, Path runs) {
        var models = chosen.models();
        var texts = KeptWorkflows.sound(SchemaLibrary.of(repository), "a schema of the project");
        var roles = KeptWorkflows.sound(
                RoleLibrary.of(
                        places,
                        Optional.of(repository),
                        new RoleReader(dev.signalbox.kernel.workflow.draft.Vocabulary.TOOLS)),
                "a role");
        var schemas = new Schemas(texts::text);
        var expressions = new Expressions();
        return new Workshop(
                runs,
                chosen.workspaces(sandbox.user()),
                sandbox,
                new Eyes(
                        new Provisioner(sandbox, chosen.provision()),
                        new EvidenceGatherer(sandbox, TEST_TIME, schemas, expressions),
                        progress),
                new BuiltInAgent(models.prices(), Clock.systemUTC()),
                Assignment.Bounds.DEFAULT,
                name -> Chosen.model(models, name),
                role -> roles.find(role).map(RoleFile::prompt),
                texts.names().stream()
                        .collect(Collectors.toMap(
                                name -> name, name -> texts.text(name).orElse(""), (one, _) -> one, TreeMap::new)),
                new ArtifactReader(schemas, expressions),
                ShellGrammar::parse,
                KeyRing.open(places.keys()).signer(),
                this::fresh,
                _ -> TurnListener.SILENT);
    }

    private TaskCreated task(TaskId task) {
        return ledger.task(task).orElseThrow(() -> new DriverFailure("there is no task " + task));
    }

    private synchronized String fresh() {
        return chance.ints(ID_LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    @Override
    public String user() {
        return environment.getOrDefault("USER", "user");
    }

    private String host() {
        return environment.getOrDefault("HOSTNAME", "localhost");
    }

    @Override
    public void close() {
        store.close();
    }
}
