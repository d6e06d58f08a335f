// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/messages.hpp"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <utility>

#include "host/disagreement/arguments.hpp"

namespace gainsay::disagreement {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

constexpr std::string_view parts[] = {"headline", "dissolve", "settle"};

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

Error bad(std::string message, const std::string& place) {
  return {ErrorCode::BadInput, std::move(message), place, {}};
}

std::string in_quotes(std::string_view text) { return std::string(1, '"').append(text).append(1, '"'); }

// ICU's argument names have no dots; ours do.
std::string icu_name(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '.', '_');
  return out;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

// Could the braces have been meant to hold a name? A misspelt one must be refused by name, not as bad syntax.
bool looks_like_name(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._") == std::string_view::npos;
}

// {a.agent} -> {a_agent}
std::string for_icu(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    out += pattern[i];
    if (pattern[i] != '{') continue;
    const auto end = pattern.find_first_of("},", i);
    if (end == std::string_view::npos) continue;
    const auto name = trimmed(pattern.substr(i + 1, end - i - 1));
    if (!looks_like_name(name)) continue;
    out += icu_name(name);
    i = end - 1;
  }
  return out;
}

// "" when the pattern is sound.
std::string problem_of(const std::string& pattern) {
  UErrorCode code = U_ZERO_ERROR;
  UParseError at{};
  const icu::MessagePattern parsed(unicode(pattern), &at, code);
  if (U_FAILURE(code)) return std::string("not a message pattern: ") + u_errorName(code);
  for (std::int32_t i = 0; i < parsed.countParts(); ++i) {
    const auto& part = parsed.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER) return "arguments have names, not numbers";
    const bool starts = part.getType() == UMSGPAT_PART_TYPE_ARG_START;
    const auto kind = starts ? part.getArgType() : UMSGPAT_ARG_TYPE_NONE;
    if (kind != UMSGPAT_ARG_TYPE_NONE && kind != UMSGPAT_ARG_TYPE_SELECT && kind != UMSGPAT_ARG_TYPE_PLURAL)
      return "an argument may be plain, select or, if a number, plural";
    if (kind == UMSGPAT_ARG_TYPE_PLURAL && !is_number(utf8(parsed.getSubstring(parsed.getPart(i + 1)))))
      return "only numbers may be plural";
    if (part.getType() != UMSGPAT_PART_TYPE_ARG_NAME) continue;
    const auto name = utf8(parsed.getSubstring(part));
    const auto& known = argument_names();
    if (std::none_of(known.begin(), known.end(), [&](const std::string& n) { return icu_name(n) == name; }))
      return "unknown argument " + in_quotes(name);
  }
  return {};
}

Result<std::map<std::string, std::string, std::less<>>> parse(std::string_view text, const std::string& where) {
  std::map<std::string, std::string, std::less<>> out;
  std::size_t number = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = trimmed(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const auto place = where + ":" + std::to_string(++number);
    if (line.empty() || line.front() == '#') continue;
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) return bad("a line is key = pattern", place);
    const auto key = trimmed(line.substr(0, equals));
    auto pattern = for_icu(trimmed(line.substr(equals + 1)));
    if (const auto problem = problem_of(pattern); !problem.empty())
      return bad(std::string(key) + ": " + problem, place);
    if (!out.emplace(key, std::move(pattern)).second) return bad("the key " + in_quotes(key) + " stands twice", place);
  }
  return out;
}

}  // namespace

Result<Messages> Messages::load(const std::map<std::string, std::string>& files, const std::string& where) {
  Messages out;
  for (const auto& [language, text] : files) {
    auto parsed = parse(text, where + "/" + language + ".txt");
    if (!parsed) return parsed.error();
    out.patterns_.emplace(language, *std::move(parsed));
  }
  const auto complete = out.patterns_.find(default_reader);
  if (complete == out.patterns_.end()) return bad("there is no " + std::string(default_reader) + ".txt", where);
  for (const auto& [key, pattern] : complete->second)
    if (key.find('.') == std::string::npos) out.rules_.insert(key);
  for (const auto& rule : out.rules_)
    for (const auto part : parts)
      if (!complete->second.contains(rule + "." + std::string(part)))
        return bad("the message " + in_quotes(rule + "." + std::string(part)) + " is missing",
                   where + "/" + std::string(default_reader) + ".txt");
  for (const auto& [language, patterns] : out.patterns_)
    for (const auto& [key, pattern] : patterns)
      if (!complete->second.contains(key))
        return bad("no rule has the message " + in_quotes(key), where + "/" + language + ".txt");
  return out;
}

Result<Messages> Messages::load(const std::filesystem::path& directory) {
  std::map<std::string, std::string> files;
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(directory, code)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    if (!file) return Error{ErrorCode::Io, "cannot be read", entry.path().string(), {}};
    files[entry.path().stem().string()] = std::string(std::istreambuf_iterator<char>(file), {});
  }
  if (code) return Error{ErrorCode::Io, code.message(), directory.string(), {}};
  return load(files, directory.string());
}

std::vector<std::string> Messages::languages() const {
  std::vector<std::string> out;
  for (const auto& [language, patterns] : patterns_) out.push_back(language);
  return out;
}

std::string_view Messages::language_for(std::string_view reader) const {
  auto found = patterns_.find(reader);
  if (found == patterns_.end()) found = patterns_.find(reader.substr(0, reader.find('-')));
  return found == patterns_.end() ? default_reader : std::string_view(found->first);
}

std::vector<std::string> Messages::missing(std::string_view language) const {
  std::vector<std::string> out;
  const auto mine = patterns_.find(language);
  const auto complete = patterns_.find(default_reader);
  if (complete == patterns_.end()) return out;
  for (const auto& [key, pattern] : complete->second)
    if (mine == patterns_.end() || !mine->second.contains(key)) out.push_back(key);
  return out;
}

Formatted Messages::format(std::string_view reader, std::string_view key, const Arguments& arguments) const {
  const auto language = language_for(reader);
  const std::string* pattern = nullptr;
  Formatted out;
  for (const auto tag : {language, default_reader}) {
    const auto patterns = patterns_.find(tag);
    if (patterns == patterns_.end()) continue;
    const auto found = patterns->second.find(key);
    out.fallback = tag != reader && tag != reader.substr(0, reader.find('-'));
    if (found == patterns->second.end()) continue;
    pattern = &found->second;
    break;
  }
  if (!pattern) return {};
  UErrorCode code = U_ZERO_ERROR;
  const icu::MessageFormat format(unicode(*pattern), icu::Locale::forLanguageTag(std::string(language), code), code);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& name : argument_names()) {
    const auto found = arguments.find(name);
    const auto text = found == arguments.end() ? std::string_view{} : std::string_view(found->second);
    names.push_back(unicode(icu_name(name)));
    if (is_number(name))
      values.emplace_back(number_of(text));
    else
      values.emplace_back(unicode(text));
  }
  icu::UnicodeString text;
  if (U_SUCCESS(code)) format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text, code);
  if (U_SUCCESS(code)) out.text = utf8(text);
  out.found = U_SUCCESS(code) != 0;
  return out;
}

}  // namespace gainsay::disagreement
