import { body, page } from "../lib/dated.js";

export const data = page("month");
export const render = (data) => body("month", data);
