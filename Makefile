# `make` lists the targets. `make demo` and `make test` first install what they need.
.DEFAULT_GOAL := help
.PHONY: help demo test fast fmt bench chaos clean setup lint

ROUNDS = 200

MVN = JAVA_HOME="$$(scripts/find-jdk)" MAVEN_OPTS="$$MAVEN_OPTS --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" mvn -B -ntp
SCRIPTS = signalbox .ci/run $(wildcard scripts/*)

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 \2/p' Makefile | awk '{ printf "  %s %-7s", $$1, $$2; $$1 = $$2 = ""; print }'

demo: setup ## watch a task go from plan to commit, without a key
	./signalbox demo

test: setup lint ## everything that CI checks
	$(MVN) -fae verify

fast: ## compile and run the quick tests only
	$(MVN) -q test -DexcludedGroups=slow -Djacoco.skip -Dcheckstyle.skip

fmt: ## format all sources
	$(MVN) -q spotless:apply

bench: setup ## measure everything that docs/benchmarks.md lists; QUICK=1 only tries it
	./signalbox --version
	$(MVN) -q -Pbench -pl bench -am package -Dmaven.test.skip=true -Dspotless.skip -Djacoco.skip
	"$$(scripts/find-jdk)/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
		-cp "bench/target/classes:bench/target/lib/*" \
		dev.signalbox.bench.Bench $(if $(QUICK),--quick) $(ONLY)

chaos: setup ## kill whole runs at random moments and resume them; ROUNDS=1000 for more, SEED=7 to choose again
	./signalbox --version
	$(MVN) -q -pl app -am test -Dtest=Chaos -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.skip -Djacoco.skip \
		-Dchaos.rounds=$(ROUNDS) $(if $(SEED),-Dchaos.seed=$(SEED))

clean: ## remove all that was built
	rm -rf .cache target */target

setup:
	@scripts/setup

lint:
	@if command -v shellcheck >/dev/null; then shellcheck $(SCRIPTS); else echo "shellcheck is not installed: scripts are not checked"; fi
