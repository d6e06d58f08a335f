// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/manifest.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <nlohmann/json.hpp>

#include "gainsay/abi/version.h"
#include "gainsay/base/printable.hpp"
#include "host/plugin_host/nesting.hpp"

namespace gainsay::plugin_host {

namespace {

using nlohmann::json;

const std::string manifest_name = "plugin.json: ";  // begins every message

constexpr std::array known_keys = {
    "manifest", "id",        "name", "version",  "kind",          "library", "abi",     "languages", "produces",
    "consumes", "broadcast", "data", "messages", "config_schema", "limits",  "license", "draft"};

bool is_word(std::string_view s, std::string_view also) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [also](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           also.find(c) != std::string_view::npos;
  });
}

std::optional<std::uint32_t> number(std::string_view s) {
  std::uint32_t out = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), out);
  return error == std::errc{} && end == s.data() + s.size() ? std::optional(out) : std::nullopt;
}

// "1.4.0", "1.4.0-rc.1+build".
bool is_version(std::string_view s) {
  const auto core = s.substr(0, s.find_first_of("-+"));
  const auto first = core.find('.'), last = core.rfind('.');
  return is_word(s, ".-+") && first != last && number(core.substr(0, first)) &&
         number(core.substr(first + 1, last - first - 1)) && number(core.substr(last + 1));
}

// A path that stays inside the plugin's directory.
bool is_inner_path(std::string_view s) {
  return is_word(s, "._-/") && s.front() != '/' && s.find("..") == std::string_view::npos;
}

// "line 7: ", where the first key of this name stands; "" when there is none.
std::string line_of(std::string_view text, std::string_view key) {
  const auto at = text.find('"' + std::string(key) + '"');
  if (at == std::string_view::npos) return {};
  return "line " + std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) +
         ": ";
}

// Reads the keys one by one; the first problem stays.
class Reader {
 public:
  Reader(const json& object, std::string_view text, std::string where)
      : object_(object), text_(text), where_(std::move(where)) {}

  void refuse(std::string message) { refuse_at({}, std::move(message)); }  // something that is not there
  void refuse_at(std::string_view key, std::string message) {
    if (!error_)
      error_ = Error{ErrorCode::Plugin, manifest_name + printable(line_of(text_, key) + message), where_, {}};
  }
  const std::optional<Error>& error() const { return error_; }

  const json* find(const char* key) const {
    const auto found = object_.find(key);
    return found == object_.end() ? nullptr : &*found;
  }

  std::string text(const char* key, bool required) {
    const json* value = find(key);
    if (!value) {
      if (required) refuse(std::string("\"") + key + "\" is missing");
      return {};
    }
    if (!value->is_string()) return refuse_at(key, std::string("\"") + key + "\" must be a string"), std::string();
    return value->get<std::string>();
  }

  std::vector<std::string> texts(const char* key) {
    std::vector<std::string> out;
    const json* value = find(key);
    if (!value) return out;
    if (!value->is_array()) return refuse_at(key, std::string("\"") + key + "\" must be a list of strings"), out;
    for (const auto& item : *value) {
      if (!item.is_string() || item.get_ref<const std::string&>().empty() ||
          item.get_ref<const std::string&>().size() > 200)
        return refuse_at(key, std::string("\"") + key + "\" must be a list of short strings"), out;
      out.push_back(item.get<std::string>());
      if (std::count(out.begin(), out.end(), out.back()) > 1)
        return refuse_at(key, std::string("\"") + key + "\" names \"" + out.back() + "\" twice"), out;
    }
    return out;
  }

  bool flag(const char* key) {
    const json* value = find(key);
    if (value && !value->is_boolean()) refuse_at(key, std::string("\"") + key + "\" must be true or false");
    return value && value->is_boolean() && value->get<bool>();
  }

 private:
  const json& object_;
  std::string_view text_;
  std::string where_;
  std::optional<Error> error_;
};

void read_abi(Reader& reader, Manifest& out) {
  const std::string abi = reader.text("abi", true);
  const auto dot = abi.find('.');
  const auto major = number(std::string_view(abi).substr(0, dot));
  const auto minor = dot == std::string::npos ? std::nullopt : number(std::string_view(abi).substr(dot + 1));
  if (!major || !minor) return reader.refuse_at("abi", "\"abi\" must look like \"1.0\"");
  out.abi_major = *major;
  out.abi_minor = *minor;
  const std::string ours = std::to_string(GAINSAY_ABI_MAJOR) + "." + std::to_string(GAINSAY_ABI_MINOR);
  if (*major != GAINSAY_ABI_MAJOR) return reader.refuse_at("abi", "made for ABI " + abi + ", this host has " + ours);
  if (*minor > GAINSAY_ABI_MINOR) reader.refuse_at("abi", "needs ABI " + abi + ", this host has only " + ours);
}

void read_limit(Reader& reader, const json& limits, const char* key, std::uint32_t& limit) {
  const auto found = limits.find(key);
  if (found == limits.end()) return;
  if (!found->is_number_unsigned() || *found == 0u)
    return reader.refuse_at(key, std::string("limit \"") + key + "\" must be a positive number");
  if (*found > limit)
    return reader.refuse_at(key, std::string("limit \"") + key + "\" may not be above " + std::to_string(limit));
  limit = found->get<std::uint32_t>();
}

void read_limits(Reader& reader, Manifest& out) {
  const json* limits = reader.find("limits");
  if (!limits) return;
  if (!limits->is_object()) return reader.refuse_at("limits", "\"limits\" must be an object");
  for (const auto& [key, value] : limits->items())
    if (key != "doc_ms" && key != "memory_mb") return reader.refuse_at(key, "unknown limit \"" + key + "\"");
  read_limit(reader, *limits, "doc_ms", out.limits.document_ms);
  read_limit(reader, *limits, "memory_mb", out.limits.memory_mb);
}

void read_kind(Reader& reader, Manifest& out) {
  const std::string kind = reader.text("kind", true);
  if (kind == "verifier")
    out.kind = Kind::Verifier;
  else if (kind != "extractor")
    return reader.refuse_at("kind", "\"kind\" must be \"extractor\" or \"verifier\", not \"" + kind + "\"");
  if (out.kind == Kind::Extractor && out.languages.empty())
    reader.refuse("an extractor must name its \"languages\", or \"*\"");
  if (out.kind == Kind::Extractor && out.produces.empty()) reader.refuse("an extractor must name what it \"produces\"");
  if (out.kind == Kind::Extractor && !out.broadcast.empty())
    reader.refuse_at("broadcast", "only a verifier may name \"broadcast\" predicates");
  if (out.kind == Kind::Verifier && !(out.produces.empty() && out.consumes.empty()))
    reader.refuse("a verifier may not name layers in \"produces\" or \"consumes\"");
}

void read_names(Reader& reader, Manifest& out) {
  out.id = reader.text("id", true);
  if (!is_plugin_id(out.id)) reader.refuse_at("id", "\"id\" must be a reverse domain name (\"org.example.dates\")");
  out.name = reader.text("name", true);
  out.version = reader.text("version", true);
  if (!is_version(out.version)) reader.refuse_at("version", "\"version\" must be a semantic version (\"1.0.0\")");
  out.library = reader.text("library", true);
  if (!is_word(out.library, "._-") || !out.library.ends_with(".so"))
    reader.refuse_at("library", "\"library\" must be a file name that ends in .so");
  out.license = reader.text("license", true);
}

}  // namespace

bool is_plugin_id(std::string_view s) {
  return s.size() <= 128 && is_word(s, "._-") && s.find('.') != std::string_view::npos && s.front() != '.' &&
         s.back() != '.' && s.find("..") == std::string_view::npos;
}

Result<Manifest> parse_manifest(std::string_view text, std::string where) {
  if (nests_too_deep(text)) return Error{ErrorCode::Plugin, manifest_name + "nests too deep", std::move(where), {}};
  json object;
  try {
    object = json::parse(text);
  } catch (const json::parse_error& broken) {  // its text is the only one that knows the place; it goes no further
    std::string_view why = broken.what();
    if (const auto place = why.find(" at line "); place != std::string_view::npos) why.remove_prefix(place + 1);
    return Error{ErrorCode::Plugin, manifest_name + "not valid JSON " + printable(why), std::move(where), {}};
  } catch (const json::out_of_range& large) {  // "… number overflow parsing '1e999'"
    std::string_view number = large.what();
    number.remove_prefix(std::min(number.find('\''), number.size()));
    return Error{
        ErrorCode::Plugin, manifest_name + "the number " + printable(number) + " is too large", std::move(where), {}};
  }
  if (!object.is_object())
    return Error{ErrorCode::Plugin, manifest_name + "must hold one object", std::move(where), {}};
  Reader reader(object, text, std::move(where));
  const json* version = reader.find("manifest");
  if (!version || *version != 1) reader.refuse_at("manifest", "\"manifest\" must be 1, the version of the format");
  for (const auto& [key, value] : object.items())
    if (std::find(known_keys.begin(), known_keys.end(), key) == known_keys.end())
      reader.refuse_at(key, "unknown key \"" + key + "\"");

  Manifest out;
  read_names(reader, out);
  read_abi(reader, out);
  out.languages = reader.texts("languages");
  out.produces = reader.texts("produces");
  out.consumes = reader.texts("consumes");
  out.broadcast = reader.texts("broadcast");
  out.data = reader.texts("data");
  for (const auto& file : out.data)
    if (!is_inner_path(file))
      reader.refuse_at("data", "data file \"" + file + "\" must be a path inside the plugin's directory");
  out.messages = reader.text("messages", false);
  if (!out.messages.empty() && !is_inner_path(out.messages))
    reader.refuse_at("messages", "\"messages\" must be a path inside the plugin's directory");
  read_kind(reader, out);
  read_limits(reader, out);
  if (const json* schema = reader.find("config_schema")) {
    if (!schema->is_object()) reader.refuse_at("config_schema", "\"config_schema\" must be an object");
    out.config_schema = schema->dump();
  }
  out.draft = reader.flag("draft");
  if (!out.draft) reader.refuse("the ABI is a draft: \"draft\" must be true");
  if (reader.error()) return *reader.error();
  return out;
}

}  // namespace gainsay::plugin_host
