// Package derivation brings the derived control of every incident up to date after the control layers
// of a store have changed.
//
// It answers which records are left, goes through them, some ten thousand in one transaction, and gives
// those a new version whose holders are others now. The store keeps in mind how far it has come, from
// the commit that changed the layers on: a derivation that is killed at any instant goes on where it
// was, in whatever process asks for it next, and two that work at the same time do no harm. It does not
// know who held what (data/placement does).
package derivation
