/** Says as one types what the percentages sum to. */
export function sumWeek(week: HTMLElement): void {
  const sum = week.querySelector<HTMLOutputElement>("[data-sum]");
  week.addEventListener("input", () => {
    const numbers = [...week.querySelectorAll<HTMLInputElement>("input")].map(({ value }) => Number(value));
    if (sum !== null) sum.value = numbers.every(Number.isFinite) ? String(numbers.reduce((total, number) => total + number, 0)) : "–";
  });
}
