//go:build !linux

package process

import "os/exec"

// dieWithParent does nothing: only Linux can be asked for it.
func dieWithParent(*exec.Cmd) {}
