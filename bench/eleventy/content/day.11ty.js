import { body, page } from "../lib/dated.js";

export const data = page("day");
export const render = (data) => body("day", data);
