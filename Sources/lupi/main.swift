import Session

exit(status: runLupi())
