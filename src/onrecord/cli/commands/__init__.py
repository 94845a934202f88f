"""The commands, one module each; `onrecord.cli.app` names them all."""
