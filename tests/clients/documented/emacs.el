;; What a user of eglot does with basket.py, in a batch Emacs. $ROOM holds the documented set-up.
(setq native-comp-deferred-compilation nil native-comp-jit-compilation nil
      make-backup-files nil create-lockfiles nil flymake-no-changes-timeout 0.1
      eglot-sync-connect t)
(package-initialize)
(require 'cl-lib)
(require 'python)
(defvar room (getenv "ROOM"))
(load (concat room "/setup.el") nil t)
(load (concat room "/settings.el") nil t)
(require 'eglot)

(defun wait-for (what holds)
  "Waits until the function HOLDS has something to say, and returns it."
  (let ((end (+ (float-time) 30)) found)
    (while (and (not (setq found (funcall holds))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or found (error "never seen: %s" what))))

(defun findings ()
  "What is found, as (LINE FROM TO WORDS), columns in characters."
  (flymake-start)
  (cl-sort
   (mapcar (lambda (finding)
             (save-excursion
               (goto-char (flymake-diagnostic-beg finding))
               (list (line-number-at-pos) (- (point) (line-beginning-position))
                     (- (flymake-diagnostic-end finding) (line-beginning-position))
                     (flymake-diagnostic-text finding))))
           (flymake-diagnostics))
   #'< :key #'car))

(defun card-at (words)
  "The card of the place behind WORDS, as eldoc gets it."
  (goto-char (point-min))
  (search-forward words)
  (backward-char 1)
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (wait-for (concat "the card of " words) (lambda () shown))))

(defun check-findings ()
  (let ((seen (wait-for "two findings" (lambda () (let ((seen (findings))) (and (= 2 (length seen)) seen))))))
    (cl-assert (equal '(4 22 24) (cl-subseq (car seen) 0 3)) t)
    (cl-assert (string-match-p "is made once" (nth 3 (car seen))) t)
    ;; Behind an emoji: columns must not be off.
    (cl-assert (equal '(15 34 41) (cl-subseq (cadr seen) 0 3)) t)))

(defun check-fix ()
  (search-forward "== None")
  (backward-char 2)
  (cl-letf (((symbol-function 'completing-read) (lambda (_prompt options &rest _) (caar options))))
    ;; A key was pressed, not the mouse: the menu is asked in the minibuffer.
    (let ((last-nonmenu-event ?a))
      (eglot-code-actions (- (point) 1) (point) "quickfix" t)))
  (wait-for "the fix" (lambda () (save-excursion (goto-char (point-min)) (search-forward "label is None" nil t)))))

(condition-case problem
    (progn
      (find-file "basket.py")
      (unless (derived-mode-p 'python-mode) (python-mode))
      (unless (eglot-current-server) (apply #'eglot--connect (eglot--guess-contact)))
      (wait-for "a server" #'eglot-managed-p)
      (check-findings)
      (let ((card (card-at "yield")))
        (cl-assert (string-match-p "Generators" card) t)
        (cl-assert (string-match-p "Why it matters" card) t "the documented setting is not heeded"))
      (check-fix)
      (set-buffer-modified-p nil)
      (eglot-shutdown (eglot-current-server))
      (message "Emacs %s: findings, card, setting and fix are right" emacs-version))
  (error (message "FAILED %S" problem) (kill-emacs 1)))
