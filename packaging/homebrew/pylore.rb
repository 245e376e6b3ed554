# For a tap of one's own. `tap.sh` of this folder fills in the sums of the tarballs.
class Pylore < Formula
  desc "Language server that explains Python where it stands"
  homepage "https://github.com/OWNER/pylore"
  version "0.1.0"
  license "MIT"
  depends_on :linux

  on_linux do
    on_intel do
      url "https://github.com/OWNER/pylore/releases/download/v0.1.0/pylore-0.1.0-linux-x86_64.tar.gz"
      sha256 "SHA256_X86_64"
    end
    on_arm do
      url "https://github.com/OWNER/pylore/releases/download/v0.1.0/pylore-0.1.0-linux-aarch64.tar.gz"
      sha256 "SHA256_AARCH64"
    end
  end

  def install
    bin.install "bin/pylore"
    man1.install "share/man/man1/pylore.1"
    bash_completion.install "share/bash-completion/completions/pylore"
    zsh_completion.install "share/zsh/site-functions/_pylore"
    fish_completion.install "share/fish/vendor_completions.d/pylore.fish"
    doc.install Dir["share/doc/pylore/*"]
  end

  test do
    (testpath/"shop.py").write "def add(item, basket=[]):\n    return basket\n"
    assert_match "B006", shell_output("#{bin}/pylore check shop.py", 1)
  end
end
