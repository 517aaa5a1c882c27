import { body, page } from "../lib/dated.js";

export const data = page("year");
export const render = (data) => body("year", data);
