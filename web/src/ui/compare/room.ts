// What compares, loaded as one when any of it is first shown.

export { AreaChange } from "./AreaChange";
export { Changes } from "./Changes";
export { MapGrid } from "./MapGrid";
