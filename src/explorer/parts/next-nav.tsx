const PAGES = [
  { href: "/transition", text: "What changes" },
  { href: "/readiness", text: "Am I ready?" },
  { href: "/fit", text: "Engineer or manager?" },
  { href: "/moving", text: "To another company" },
] as const;

/** The pages about what comes next for a person. */
export function NextNav({ here }: { readonly here: (typeof PAGES)[number]["href"] }) {
  return <nav aria-label="What comes next"><ul class="kinds">{PAGES.map(({ href, text }) => <li key={href}><a href={href} aria-current={href === here ? "page" : undefined}>{text}</a></li>)}</ul></nav>;
}
