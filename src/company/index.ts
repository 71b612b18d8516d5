export { COMPANY_JSON, CompanyStore, companyOf, type CompanyFilter, type CompanyJson } from "./company.store.js";
export { isSmall, UnknownCompany, type Company } from "./domain/company.js";
