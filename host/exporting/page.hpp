// SPDX-License-Identifier: Apache-2.0
// What the parts of the report share: the input, the page that is being written, and the reader's words: the keys
// "report." of the host's own messages, and the "card." ones that it has in common with the terminal.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "host/disagreement/figures.hpp"
#include "host/disagreement/messages.hpp"
#include "host/exporting/html.hpp"
#include "host/exporting/html_report.hpp"

namespace gainsay::exporting {

std::string_view report_style();  // report.css

// The name of a file without its folders: where it lay is nobody's business.
std::string_view file_name(std::string_view path);
// "rtl" or "ltr", as the script of a language is written.
const char* direction_of(const std::string& language);

class Page {
 public:
  explicit Page(const ReportInput& input);

  const ReportInput& in;
  Html html;
  std::set<std::uint64_t> told;  // events of the log that stand on the page

  const std::string& language() const { return language_; }  // of the report's own words
  // "machine" -> "What was found"; the key itself when no file has it.
  std::string word(std::string_view key, const disagreement::Arguments& arguments = {}) const;
  std::string counted(std::string_view key, std::size_t count) const;
  // "0.90", "۰٫۹۰": in the digits of its language.
  std::string number(double value, int places) const { return figures_.fixed(value, places); }
  // <p class="…">message</p>, or nothing when it is empty.
  void paragraph(const char* style, std::string_view message);
  void heading(const char* tag, std::string_view key);
  // An id, hash or time: left to right wherever it stands.
  void code(std::string_view text);
  void time(std::string_view iso);
  void person(std::string_view name);
  // Words of people, which may be in any language, line by line.
  void words(const char* tag, const char* style, std::string_view text);

 private:
  std::string language_;
  disagreement::Figures figures_;
};

// Parts of the page, in its order.
void write_evidence(Page& page, const model::Disagreement& disagreement, const disagreement::Card& card);
void write_people(Page& page, const model::Disagreement& disagreement, const session::Standing& standing);
void write_state(Page& page, const session::Standing& standing);
void write_rated_claims(Page& page);
// Whatever else people did: notes on anything, and what they decided about what is no longer found. Comes last, since
// it is what the rest of the page did not tell.
void write_elsewhere(Page& page);

}  // namespace gainsay::exporting
