/** Tailwind is the only CSS step. Next demands a default export here. */
export default { plugins: { "@tailwindcss/postcss": {} } };
