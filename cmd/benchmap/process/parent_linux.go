package process

import (
	"os/exec"
	"syscall"
)

// dieWithParent has the system end the program when this one is gone, even where it was killed.
func dieWithParent(cmd *exec.Cmd) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Pdeathsig = syscall.SIGINT
}
