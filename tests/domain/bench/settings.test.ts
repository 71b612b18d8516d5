import { settingsOf } from "../../bench/settings.js";

describe("the benchmark's flags", () => {
  it("by default measure all questions, by both laws, on 1,000 and 10,000 companies", () => {
    const { companies, draws, questions, on, populate, json } = settingsOf([]);
    expect({ companies, draws, questions: questions.length, on, populate, json }).toEqual({ companies: [1_000, 10_000], draws: ["uniform", "zipf"], questions: 6, on: [], populate: null, json: null });
  });

  it("take sizes in any order, and databases in one list or several", () => {
    expect(settingsOf(["--companies", "300, 20"]).companies).toEqual([20, 300]);
    const [a, b, c] = ["postgres://u:p,w@h/a", "postgres://h/b", "postgresql://h/c"] as const;
    expect(settingsOf(["--on", `${a},${b}`, "--on", c]).on).toEqual([a, b, c]);
  });

  it.each([
    [["--companies", "19"], /--companies: "19" is not a whole number from 20 to 200000/],
    [["--seconds", "0.5"], /--seconds/],
    [["--draws", "normal"], /--draws: "normal" is none of "uniform", "zipf"/],
    [["--only", "headlines"], /--only: "headlines" is none of "company page"/],
    [["--on", "postgres://h/a", "--companies", "1000"], /do not go together/],
    [["--populate", "postgres://h/a"], /--populate needs --companies/],
    [["--fast"], /--fast/],
  ])("%p breaks a rule, which is said", (args, rule) => {
    expect(() => settingsOf(args)).toThrow(rule);
  });
});
