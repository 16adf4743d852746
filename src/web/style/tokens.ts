/** The values everything else is drawn with. Text on any ground keeps a contrast of 4.5:1 at least, in light and in dark. */
export const TOKENS_CSS = `
:root {
  color-scheme: light dark;
  --paper: #fbfbf9; --raised: #ffffff; --sunk: #f1f2ee;
  --ink: #1d2329; --soft: #55606b; --line: #d9dcd6; --edge: #818a83;
  --accent: #0b5c78; --accent-soft: #e2eff4; --on-accent: #ffffff;
  --met: #1c6b3c; --missed: #9b2c2c; --open: #8a5a00; --bar: #e6e8e3; --mark: #ffe9a8;
  --radius: .375rem; --gap: 1rem; --measure: 46rem;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181c; --raised: #1b2126; --sunk: #10141a;
    --ink: #e8ebee; --soft: #a7b1bb; --line: #343c44; --edge: #7d8790;
    --accent: #7cc4de; --accent-soft: #17323d; --on-accent: #0c1519;
    --met: #7fd09b; --missed: #f09a9a; --open: #e6bb6a; --bar: #2b333a; --mark: #4d3f10;
  }
}
`.trim()
