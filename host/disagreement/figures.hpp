// SPDX-License-Identifier: Apache-2.0
// Numbers and units in a reader's language. By ICU; words for what people count are rows of counted.tsv.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace gainsay::disagreement {

class Figures {
 public:
  explicit Figures(const std::string& language);  // BCP 47
  ~Figures();
  Figures(Figures&&) noexcept;

  // "15,800", "4–6"; at most three decimals. lo <= hi, both finite.
  std::string number(double lo, double hi) const;
  // "0.90", "۰٫۹۰"
  std::string fixed(double value, int places) const;
  // "18 months", "4–6 kilometres": `unit` is CLDR's id of a unit or an ISO 4217 code; "" when ICU knows neither.
  std::string measure(double lo, double hi, std::string_view unit) const;
  // What stands after the number `n`: of "one {ship} other {ships}" the form of n's plural category; "سرباز" as it is.
  std::string form(double n, std::string_view forms) const;

 private:
  struct Locale;
  std::unique_ptr<Locale> locale_;
};

}  // namespace gainsay::disagreement
