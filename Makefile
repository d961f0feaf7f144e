# jjgraph 产教联合体关系图谱
#
# Everything is installed into .venv from the hash-pinned files in requirements/. The stamps inside .venv
# say what was installed, so that a second run installs nothing and a changed file is installed again.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps
CODE := jjgraph tests benchmarks docs

# esbuild, TypeScript and ESLint; the demonstration and the wheel need none of them.
WEB_TOOLS := node_modules/.stamp

# Tests run in two processes; those of Neo4j in one of them, with one server of each version.
WORKERS ?= 2

# "make lock UPGRADE=--upgrade" takes the newest versions; without it every pin that still fits is kept.
UPGRADE ?=
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" $(UPGRADE)

EXTRAS := --extra rust --extra pandas --extra polars # what the tests try out; the demonstration needs only the first

# uv does not read pip's settings: a mirror that was set for pip is handed to it.
INSTALL = UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($(BIN)/python -m pip config get \
	global.index-url 2>/dev/null)}}" $(BIN)/uv pip install --quiet --python $(BIN)/python

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check-fast web sabotage lint format docs bench bench-queries lock clean

help:
	@echo "make demo     建立环境，生成演示   / build the environment, then the demonstration"
	@echo "make test     运行全部测试         / run every test"
	@echo "make check-fast 一分钟内的检查     / style, types, layers, unit tests, docstrings: about a minute"
	@echo "make web      打包网页脚本           / bundle the JavaScript of map and site (npm)"
	@echo "make sabotage 逐一破坏关系图副本     / break copies of the map: does a test notice?"
	@echo "make lint     检查写法、类型与分层 / check style, types and layers"
	@echo "make format   整理代码格式         / format the code"
	@echo "make docs     生成参考与文档网站   / make the reference pages from the code, then the site build/docs"
	@echo "make bench    按规模比较关系图     / compare the map with pyvis and sigma.js by size (Chromium, npm)"
	@echo "make bench-queries 具名查询在两种库上的用时 / run times of the named queries on both stores (JDK, Maven)"
	@echo "make lock     重新锁定依赖         / pin the dependencies (UPGRADE=--upgrade: newest versions)"
	@echo "make clean    删除环境与缓存       / remove the environment and the caches"
	@echo "PYTHON=python3.13 选择解释器       / names the interpreter to build with"

demo: $(STAMPS)/package
	@$(BIN)/jjgraph demo

# Without npm the tests of the JavaScript are skipped, unless JJGRAPH_REQUIRE names "web".
test: $(STAMPS)/dev $(if $(shell command -v npm),$(WEB_TOOLS))
	@$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadgroup $(ARGS)

# What a change of one module is checked with; ARGS names other tests than those of the units and docstrings.
check-fast: lint
	@$(BIN)/python -m pytest --quiet --numprocesses $(WORKERS) $(or $(ARGS),tests/unit jjgraph)

web: $(WEB_TOOLS)
	@npm run --silent bundle

sabotage: $(STAMPS)/dev $(WEB_TOOLS)
	@$(BIN)/python -m tests.sabotage $(ARGS)

lint: $(STAMPS)/dev
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(STAMPS)/dev
	@$(BIN)/ruff check --fix-only $(CODE)
	@$(BIN)/ruff format $(CODE)

docs: $(STAMPS)/dev
	@$(BIN)/python -m docs.generate.reference docs/reference
	@$(BIN)/python -m docs.generate.report_page docs/guide/report.yaml
	@$(BIN)/python -m docs.generate.parties_page docs/guide/parties.md
	@$(BIN)/python -m docs.generate.cli_reference docs/reference
	@$(BIN)/python -m sphinx -c docs/sphinx -d build/doctrees --fail-on-warning --keep-going --quiet docs build/docs
	@echo "build/docs/index.html"

bench: $(STAMPS)/dev
	@$(BIN)/python -m benchmarks.maps $(ARGS)

bench-queries: $(STAMPS)/dev
	@$(BIN)/python -m benchmarks.queries $(ARGS)

lock: $(STAMPS)/uv
	@$(COMPILE) --group bootstrap --group dev $(EXTRAS) pyproject.toml --output-file requirements/dev.txt
	@$(COMPILE) --constraints requirements/dev.txt --group bootstrap --output-file requirements/uv.txt
	@$(COMPILE) --constraints requirements/dev.txt --extra rust pyproject.toml --output-file requirements/run.txt
	@$(COMPILE) --constraints requirements/dev.txt --group test $(EXTRAS) pyproject.toml \
		--output-file requirements/test.txt

clean:
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@rm -rf tests/neo4j/target node_modules

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "需要 Python 3.11 或更新的版本；可用 PYTHON= 指定，例如 make demo PYTHON=python3.13" >&2; \
		echo "Python 3.11 or later is needed; name one with PYTHON=, e.g. make demo PYTHON=python3.13" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "这个 Python 缺少 venv 模块；Debian、Ubuntu 上请安装 python3-venv" >&2; \
		echo "this Python lacks the venv module; on Debian and Ubuntu install python3-venv" >&2; \
		exit 1; }
	@echo "正在建立环境 .venv，首次需要下载依赖 / building .venv; the first time downloads what is needed" >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/uv: requirements/uv.txt $(STAMPS)/venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(STAMPS)/run: requirements/run.txt $(STAMPS)/uv
	@$(INSTALL) --require-hashes -r $<
	@touch $@

$(STAMPS)/package: pyproject.toml $(STAMPS)/run
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/package
	@$(INSTALL) --require-hashes -r $<
	@touch $@

node_modules/.stamp: package.json package-lock.json
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@
