/**
 * The three typefaces, served from our own origin. The Latin cut of the two everyone sees first is preloaded,
 * and holds no more than pages use (tools/faces.ts); the extended cuts arrive only where a name needs them.
 * Next reads these calls while building, hence every value a literal.
 */
import localFont from "next/font/local";

const serif = localFont({
  src: [{ path: "./faces/source-serif-4.woff2", weight: "400 700", style: "normal" }],
  variable: "--face-serif",
  display: "swap",
  adjustFontFallback: "Times New Roman",
});

const serifItalic = localFont({
  src: "./faces/source-serif-4-italic.woff2",
  weight: "400 700",
  style: "italic",
  variable: "--face-serif-italic",
  display: "swap",
  preload: false,
  adjustFontFallback: "Times New Roman",
});

const serifExtended = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2",
  weight: "200 900",
  variable: "--face-serif-extended",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

const sans = localFont({
  src: "./faces/inter.woff2",
  weight: "400 700",
  variable: "--face-sans",
  display: "swap",
  adjustFontFallback: "Arial",
});

const sansExtended = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  weight: "100 900",
  variable: "--face-sans-extended",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

const script = localFont({
  src: [
    {
      path: "../node_modules/@fontsource/courier-prime/files/courier-prime-latin-400-normal.woff2",
      weight: "400",
    },
    {
      path: "../node_modules/@fontsource/courier-prime/files/courier-prime-latin-700-normal.woff2",
      weight: "700",
    },
  ],
  variable: "--face-script",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
});

/** Class names that define every face's variable; tokens.css stacks them. */
export const fontVariables = [serif, serifItalic, serifExtended, sans, sansExtended, script]
  .map((face) => face.variable)
  .join(" ");
