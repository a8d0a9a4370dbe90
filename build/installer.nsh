; Offers Lumi Studio under “Open with” for .json files. Windows sees only the last part of .lumi.json, and .json belongs to others:
; the default is left as it is.
!macro customInstall
  WriteRegNone SHELL_CONTEXT "Software\Classes\.json\OpenWithProgids" "LumiStudio.Graph"
  WriteRegStr SHELL_CONTEXT "Software\Classes\LumiStudio.Graph" "" "Lumi Studio graph"
  WriteRegStr SHELL_CONTEXT "Software\Classes\LumiStudio.Graph\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\LumiStudio.Graph\shell\open\command" "" '"$appExe" "%1"'
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.json\OpenWithProgids" "LumiStudio.Graph"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\LumiStudio.Graph"
!macroend
