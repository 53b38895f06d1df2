/** The text of a script for browsers; see scripts/page-script.mjs. */
declare module "*?script" {
  const script: string;
  export default script;
}
