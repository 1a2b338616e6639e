/**
 * The filters: a plain GET form, so they work without script and live in the address. On small screens the
 * panel is the platform's popover.
 */
import { SlidersHorizontal } from "lucide-react";
import Form from "next/form";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { CONTROL, Field } from "@/components/ui/field";
import type { BrowseField, BrowseValues } from "@/lib/browse-filters";
import { tierChoices } from "@/lib/words";

interface Choice {
  readonly value: string;
  readonly label: string;
}

const DAYS: readonly Choice[] = ["2", "3", "5", "7", "14"].map((days) => ({
  value: days,
  label: `Within ${days} days`,
}));
const RATINGS: readonly Choice[] = ["4.5", "4", "3"].map((rating) => ({
  value: rating,
  label: `${rating} or better`,
}));
const SORTS: readonly Choice[] = [
  { value: "rating", label: "Best rated" },
  { value: "price", label: "Lowest price" },
  { value: "price_desc", label: "Highest price" },
  { value: "turnaround", label: "Fastest" },
  { value: "newest", label: "Newest" },
];

interface ServiceFiltersProps {
  readonly values: BrowseValues;
  readonly specialties: readonly string[];
  /** How many filters are on. */
  readonly count: number;
}

export function ServiceFilters({ values, specialties, count }: ServiceFiltersProps) {
  return (
    <div>
      <Button popoverTarget="filters" className="w-full lg:hidden">
        <SlidersHorizontal aria-hidden="true" className="size-4" />
        Filter and sort{count > 0 && ` (${count} on)`}
      </Button>
      {/* A new address is a new panel: closed again, its fields showing what is in force. */}
      <div
        key={JSON.stringify(values)}
        id="filters"
        popover="auto"
        className="fixed inset-x-0 bottom-0 top-auto max-h-[88dvh] w-full overflow-y-auto border-t-4 border-brass bg-sheet p-5 shadow-float lg:static lg:block lg:max-h-none lg:overflow-visible lg:border-0 lg:bg-transparent lg:p-0 lg:shadow-none"
      >
        <Form action="/coverage" prefetch={false} aria-label="Filters" className="flex flex-col gap-5">
          <Text
            name="q"
            label="Search"
            value={values.q}
            placeholder="Horror, pilot, a name …"
            type="search"
          />
          <Select name="tier" label="Tier" value={values.tier} choices={tierChoices} any="All tiers" />
          <fieldset className="grid grid-cols-2 gap-3">
            <legend className="mb-1.5 text-sm font-semibold">Price in dollars</legend>
            <Text name="min" label="From" value={values.min} inputMode="decimal" />
            <Text name="max" label="To" value={values.max} inputMode="decimal" />
          </fieldset>
          <Select name="days" label="Turnaround" value={values.days} choices={DAYS} any="Any" />
          <Text name="pages" label="Pages of your script" value={values.pages} inputMode="numeric" />
          <Select
            name="specialty"
            label="Specialty"
            value={values.specialty}
            choices={specialties.map((specialty) => ({ value: specialty, label: specialty }))}
            any="Any"
          />
          <Select name="rating" label="Rating" value={values.rating} choices={RATINGS} any="Any" />
          <Select name="sort" label="Sort by" value={values.sort ?? "rating"} choices={SORTS} />
          <div className="flex flex-wrap gap-3 max-lg:sticky max-lg:-bottom-5 max-lg:-mx-5 max-lg:-mb-5 max-lg:border-t max-lg:border-rule max-lg:bg-sheet max-lg:px-5 max-lg:py-3">
            <Button type="submit" look="prominent" className="max-lg:grow">
              Show results
            </Button>
            {count > 0 && (
              <ButtonLink href="/coverage" look="plain">
                Clear all
              </ButtonLink>
            )}
          </div>
        </Form>
      </div>
    </div>
  );
}

interface TextProps {
  readonly name: BrowseField;
  readonly label: string;
  readonly value: string | undefined;
  readonly placeholder?: string;
  readonly type?: "search" | "text";
  readonly inputMode?: "decimal" | "numeric";
}

function Text({ name, label, value, ...rest }: TextProps): ReactNode {
  return (
    <Field id={`filter-${name}`} label={label}>
      {(control) => (
        <input {...control} name={name} defaultValue={value ?? ""} className={CONTROL} {...rest} />
      )}
    </Field>
  );
}

interface SelectProps {
  readonly name: BrowseField;
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  /** The choice that filters nothing. */
  readonly any?: string;
}

function Select({ name, label, value, choices, any }: SelectProps): ReactNode {
  const known = choices.some((choice) => choice.value === value);
  return (
    <Field id={`filter-${name}`} label={label}>
      {(control) => (
        <select {...control} name={name} defaultValue={value ?? ""} className={CONTROL}>
          {any && <option value="">{any}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
          {value && !known && <option value={value}>{value}</option>}
        </select>
      )}
    </Field>
  );
}
