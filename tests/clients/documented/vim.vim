" What a user of ALE does with basket.py, in a Vim without a screen. $ROOM/said tells how it went.
func s:until(what, Holds)
  for attempt in range(600)
    if a:Holds() | return | endif
    sleep 50m
  endfor
  throw 'never seen: ' .. a:what
endfunc

func s:findings()
  return map(copy(ale#engine#GetLoclist(bufnr())), {_, f -> [f.code, f.lnum, f.col, f.end_col]})
endfunc

func s:card()
  return join(getbufline(winbufnr(popup_list()[0]), 1, '$'), "\n")
endfunc

func s:check()
  call ale#Queue(0, 'lint_file')
  call s:until('two findings', {-> len(s:findings()) == 2})
  " One-based bytes: an emoji of four and an accent of two stand before the second.
  call assert_equal([['B006', 5 - 1, 23, 24], ['E711', 15, 39, 45]], s:findings())
  call cursor(11, 10)
  ALEHover
  call s:until('the card', {-> len(popup_list()) == 1})
  call assert_match('Generators', s:card())
  call assert_match('Why it matters', s:card(), 'the documented setting is not heeded')
  call popup_clear()
  func! ale#util#Input(message, value)                  " ALE asks which action
    return '1'
  endfunc
  call cursor(15, 40)
  ALECodeAction
  call s:until('the fix', {-> getline(15) =~# 'label is None'})
endfunc

try
  call s:check()
catch
  call add(v:errors, v:throwpoint .. ' ' .. v:exception)
endtry
call writefile(empty(v:errors) ? ['Vim ' .. v:versionlong .. ', ALE: findings, card, setting and fix are right'] : v:errors, $ROOM .. '/said')
execute empty(v:errors) ? 'qall!' : 'cquit!'
