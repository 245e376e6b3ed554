# Two commands do all: `make demo` shows pylore at work, `make test` passes all tests.
# The rest is CMake with presets; see CONTRIBUTING.md.

# Debian packages, each with the command that tells whether it is there, where it has one.
BUILD_PACKAGES = cc:gcc libc6-dev cmake:cmake ninja:ninja-build pkg-config:pkg-config \
	npm:npm ca-certificates libuv1-dev libjansson-dev libyaml-dev libcmark-gfm-dev \
	libcmark-gfm-extensions-dev
TEST_PACKAGES = python3:python3 python3-venv python3-doc git:git patch:patch libcmocka-dev clang-14 \
	clang-format-14 clang-tidy-14 libclang-rt-14-dev \
	nvim:neovim tmux:tmux emacs:emacs-nox elpa-eglot vim:vim vim-ale
# debootstrap and lintian try the .deb.
PACKAGE_PACKAGES = python3:python3 python3-venv binutils git:git debootstrap lintian
# What VS Code is shown in, and a font that has what it shows.
EDITOR_PACKAGES = chromium:chromium fonts-dejavu-core

# Which Neovim the screenshot is of: one outside of PATH needs VIMRUNTIME, too.
NVIM = nvim

static_program = build/static/pylore

.PHONY: help build demo test lint format fuzz bench \
	wheel deb tarball packages vsix test-editors screenshots clean \
	static build-packages test-packages package-packages editor-packages

help:
	@echo 'make demo          build the release and see it explain real code'
	@echo 'make test          all tests, with sanitizers'
	@echo
	@echo 'make build         the release only: build/release/pylore'
	@echo 'make lint          formatting and clang-tidy; make format writes the formatting'
	@echo 'make fuzz          the long fuzzing run'
	@echo 'make bench         speed and size, against other servers'
	@echo 'make packages      wheel, deb and tarball, each a target of its own, in build/dist'
	@echo 'make vsix          the extension for VS Code: build/editors/extension/pylore.vsix'
	@echo 'make test-editors  the same, tried in VS Code in a headless browser'
	@echo 'make screenshots   the same, and the pictures of the READMEs made anew'
	@echo 'make clean         removes build'

build: build-packages
	@cmake --preset release >build-release.log 2>&1 || { cat build-release.log; exit 1; }
	@rm -f build-release.log
	@cmake --build --preset release

demo: build
	@sh tests/demo/demo.sh build/release/pylore

test: test-packages lint
	cmake --preset asan
	cmake --build --preset asan
	ctest --test-dir build/asan --output-on-failure -j "$$(nproc)"
	cmake --preset fuzz
	cmake --build --preset fuzz
	ctest --test-dir build/fuzz --output-on-failure -R '^fuzz'

lint: test-packages
	cmake --preset dev
	cmake --build --preset dev --target knowledge_compiler python_symbols_file pylore_core
	sh tools/lint.sh build/dev

format: test-packages
	git ls-files -co --exclude-standard '*.c' '*.h' | xargs clang-format-14 -i

fuzz: test-packages
	cmake --preset fuzz
	cmake --build --preset fuzz
	ctest --test-dir build/fuzz -R '^fuzz/seeds'
	build/fuzz/tests/fuzz/server_fuzzer build/fuzz/tests/fuzz/corpus -dict=tests/fuzz/server.dict \
	  -max_len=8192 -timeout=60 -close_fd_mask=2 -max_total_time=1800

bench: build
	python3 tests/bench/run.py

wheel: package-packages
	@sh packaging/wheel/make.sh

deb: package-packages
	@sh packaging/debian/make.sh

tarball: build-packages
	@sh packaging/tarball.sh

packages: wheel deb tarball

# A program that runs on any Linux of this kind.
static: build-packages
	cmake --preset static
	cmake --build --preset static --target pylore

vsix: static
	sh tests/clients/vscode/run.sh $(static_program) build/editors/extension

test-editors: static editor-packages
	sh tests/clients/vscode/test.sh $(static_program) build/editors

screenshots: static editor-packages test-packages
	sh tests/clients/vscode/test.sh $(static_program) build/editors editors/vscode/images
	sh tests/clients/nvim/terminal.sh $(static_program) $(NVIM) editors/nvim/images/card.svg

clean:
	rm -rf build

build-packages:
	@sh tools/install.sh $(BUILD_PACKAGES)

test-packages: build-packages
	@sh tools/install.sh $(TEST_PACKAGES)

package-packages: build-packages
	@sh tools/install.sh $(PACKAGE_PACKAGES)

editor-packages: build-packages
	@sh tools/install.sh $(EDITOR_PACKAGES)
