/** Providers and services as SQL. `:name` is a number of Size. */

/** The id of the row with this number. */
export const id = (prefix: string, number: string): string =>
  `'${prefix}_' || lpad(to_hex(${number}), 16, '0')`;

const pick = (texts: readonly string[]): string =>
  `(ARRAY[${texts.map((text) => `'${text}'`).join(", ")}])[1 + floor(random() * ${texts.length})::int]`;

/** All that are written here have a genre for a specialty, some two. */
export const SPECIALTIES = [
  "drama",
  "comedy",
  "thriller",
  "horror",
  "science fiction",
  "animation",
  "documentary",
];
const TITLES = [
  "Full notes",
  "A close read",
  "Structure and pace",
  "Dialogue pass",
  "Pitch check",
  "Final polish",
];
const FORMATS = ["a feature", "a pilot", "a short", "a limited series", "a web series"];
export const TIERS = ["concept_notes", "early_draft", "polish_proofread", "competition_ready"];

export const PROVIDERS = `
  INSERT INTO coverage_providers (id, user_id, email, display_name, bio, specialties, status,
    stripe_account_id, stripe_onboarding_complete, recent_turnaround_minutes, created_at, updated_at)
  SELECT ${id("cprov", "i")}, ${id("user_p", "i")}, 'reader' || i || '@example.com', 'Reader ' || i,
    'Has read for ' || ${pick([
      "a studio",
      "two agencies",
      "a festival",
      "a writers room",
    ])} || ' for years, ' ||
      'and likes ' || ${pick(SPECIALTIES)} || ' that knows what it wants to be.',
    ARRAY(SELECT DISTINCT s FROM (VALUES (${pick(SPECIALTIES)}), (${pick(SPECIALTIES)})) v(s) WHERE i > 0),
    CASE WHEN i % 50 = 0 THEN 'suspended' ELSE 'active' END, ${id("acct_bench", "i")}, true,
    ARRAY[(1000 + random() * 9000)::int, (1000 + random() * 9000)::int, (1000 + random() * 9000)::int],
    at, at
  FROM generate_series(1, :providers) i,
    LATERAL (SELECT coverage_now() - random() * interval '500 days' * (i / i) AS at) moment`;

export const SERVICES = `
  INSERT INTO coverage_services (id, provider_id, title, description, tier, price_cents, currency,
    turnaround_days, max_pages, active, created_at, updated_at)
  SELECT ${id("csvc", "i")}, ${id("cprov", "1 + i % :providers")},
    ${pick(TITLES)} || ' for ' || ${pick(FORMATS)},
    'Notes on structure, character, dialogue and pace, page by page, with ' ||
      ${pick(["a logline", "a synopsis", "a grid of marks", "a letter"])} || ' and what to do next.',
    ${pick(TIERS)}, 1500 + floor(random() * 585) * 100, 'usd', 1 + floor(random() * 21)::int,
    120 + floor(random() * 8)::int * 10, i % 20 <> 0, at, at
  FROM generate_series(1, :services) i,
    LATERAL (SELECT coverage_now() - random() * interval '400 days' * (i / i) AS at) moment`;

/** As the triggers would have made them (packages/db, 0022). */
export const LISTINGS = "INSERT INTO coverage_listings SELECT * FROM coverage_for_sale";

/** As the reviews and the completed orders would have made them. */
export const RATINGS = `
  UPDATE coverage_providers p SET review_count = r.count, rating_sum = r.sum,
    avg_rating = round(r.sum::numeric / r.count, 2), total_orders_completed = r.count
  FROM (SELECT provider_id, count(*) AS count,
    sum(rating) AS sum FROM coverage_reviews GROUP BY provider_id) r
  WHERE p.id = r.provider_id`;
