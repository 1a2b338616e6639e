/** What a side-effect import of a stylesheet is. Next's own declarations exist only after its first build. */
declare module "*.css";
