export { type ModelMaker, type ModelName, type Models, models } from "./models.js";
