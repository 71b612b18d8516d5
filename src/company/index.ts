export { COMPANY_JSON, CompanyStore, companyOf, type CompanyFilter, type CompanyJson } from "./company.store.js";
export { checkedFilter, isSmall, UnknownCompany, type Company } from "./domain/company.js";
