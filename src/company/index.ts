export { companyAtAGlance, companyGlance, companyRest, type CompanyGlance } from "./company.glance.js";
export { COMPANY_JSON, CompanyStore, companyOf, type CompanyFilter, type CompanyJson } from "./company.store.js";
export { checkedFilter, checkStanding, CompanyTakenDown, isSmall, UnknownCompany, type Company, type TakenDown } from "./domain/company.js";
