# Two commands do all: `make demo` shows pylore at work, `make test` passes all tests.
# The rest is CMake with presets; see CONTRIBUTING.md.

BUILD_PACKAGES = cc:gcc libc6-dev cmake:cmake ninja:ninja-build pkg-config:pkg-config \
	npm:npm ca-certificates libuv1-dev libjansson-dev libyaml-dev libcmark-gfm-dev \
	libcmark-gfm-extensions-dev
TEST_PACKAGES = python3:python3 python3-venv python3-doc git:git libcmocka-dev nvim:neovim clang-14 \
	clang-format-14 clang-tidy-14 libclang-rt-14-dev

# What packages are made with; debootstrap and lintian try the .deb.
PACKAGE_PACKAGES = python3:python3 python3-venv binutils git:git debootstrap lintian

.PHONY: help build demo test lint fuzz bench format clean build-packages test-packages
# What VS Code is shown in, and a font that has what it shows.
EDITOR_PACKAGES = chromium fonts-dejavu-core emacs:emacs-nox elpa-eglot vim:vim vim-ale

.PHONY: vsix test-editors screenshots editor-packages
.PHONY: packages wheel deb tarball package-packages

help:
	@echo 'make demo    build the release and see it explain real code'
	@echo 'make test    all tests, with sanitizers'
	@echo 'make build   the release only: build/release/pylore'
	@echo 'make lint    formatting and clang-tidy'
	@echo 'make fuzz    the long fuzzing run'
	@echo 'make wheel   a wheel for pip, in build/dist; make deb and make tarball likewise'
	@echo 'make vsix    the extension for VS Code; make test-editors tries it in a headless browser'
	@echo 'make bench   speed and size, against other servers'

build-packages:
	@sh tools/install.sh $(BUILD_PACKAGES)

test-packages: build-packages
	@sh tools/install.sh $(TEST_PACKAGES)

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

fuzz: test-packages
	cmake --preset fuzz
	cmake --build --preset fuzz
	ctest --test-dir build/fuzz -R '^fuzz/seeds'
	build/fuzz/tests/fuzz/server_fuzzer build/fuzz/tests/fuzz/corpus -dict=tests/fuzz/server.dict \
	  -max_len=8192 -timeout=60 -close_fd_mask=2 -max_total_time=1800

bench: build
	python3 tests/bench/run.py

package-packages: build-packages
	@sh tools/install.sh $(PACKAGE_PACKAGES)

packages: wheel deb tarball

wheel: package-packages
	@sh packaging/wheel/make.sh

deb: package-packages
	@sh packaging/debian/make.sh

tarball: build-packages
	@sh packaging/tarball.sh

# The extension for VS Code with a server inside that runs on any Linux of this kind.
vsix: build-packages
	cmake --preset static
	cmake --build --preset static --target pylore
	sh tests/clients/vscode/run.sh build/static/pylore build/editors/extension

editor-packages: build-packages
	@sh tools/install.sh $(EDITOR_PACKAGES)

test-editors: editor-packages
	cmake --preset static
	cmake --build --preset static --target pylore
	sh tests/clients/vscode/test.sh build/static/pylore build/editors

screenshots: editor-packages
	cmake --preset static
	cmake --build --preset static --target pylore
	sh tests/clients/vscode/test.sh build/static/pylore build/editors editors/vscode/images

format: test-packages
	git ls-files '*.c' '*.h' | xargs clang-format-14 -i

clean:
	rm -rf build
