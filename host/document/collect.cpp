// SPDX-License-Identifier: Apache-2.0
#include "host/document/collect.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "gainsay/base/result.hpp"
#include "host/document/file_bytes.hpp"
#include "host/document/file_kind.hpp"
#include "host/document/import.hpp"
#include "host/document/source_list.hpp"

namespace gainsay::document {
namespace {

namespace fs = std::filesystem;

class Collector {
 public:
  explicit Collector(const Metadata& overrides) : overrides_(overrides) {}

  void add(const std::string& source) {
    if (source == "-") return add_item("-", "-", {});
    if (source.size() > 1 && source.front() == '@') return add_listed(source.substr(1));
    add_named(source);
  }

  Collection finish() && {
    const auto order = [](const SourceItem& a, const SourceItem& b) {
      return std::tie(a.name, a.file) < std::tie(b.name, b.file);
    };
    std::sort(out_.items.begin(), out_.items.end(), order);
    std::sort(out_.failures.begin(), out_.failures.end(),
              [](const auto& a, const auto& b) { return std::tie(a.path, a.reason) < std::tie(b.path, b.reason); });
    std::sort(out_.skipped.begin(), out_.skipped.end(),
              [](const auto& a, const auto& b) { return std::tie(a.what, a.reason) < std::tie(b.what, b.reason); });
    return std::move(out_);
  }

 private:
  void add_item(const fs::path& file, const std::string& name, const Metadata& known) {
    std::error_code error;
    const auto real = file == "-" ? file : fs::weakly_canonical(file, error);
    if (!seen_.insert(real.empty() ? file : real).second) return;
    SourceItem item{file.string(), name, known};
    item.metadata.override_with(overrides_);
    out_.items.push_back(std::move(item));
  }

  void skip(const std::string& name, std::string reason) {
    out_.skipped.push_back({"import", name, std::move(reason), 1});
  }

  void fail(const std::string& name, ErrorCode code, std::string reason, std::string hint = "") {
    out_.failures.push_back(failure_of({code, std::move(reason), name, std::move(hint)}));
  }

  // A source fails for what is wrong elsewhere: the place is part of the reason.
  void fail(const std::string& name, const Error& error) {
    fail(name, error.code, (error.where.empty() ? "" : error.where + ": ") + error.message, error.hint);
  }

  void add_named(const std::string& source) {
    std::error_code error;
    const auto status = fs::status(source, error);
    if (!fs::exists(status)) {
      const bool nothing = fs::symlink_status(source, error).type() == fs::file_type::not_found;
      return nothing ? fail(source, ErrorCode::NotFound, "no such file or folder")
                     : fail(source, ErrorCode::Io, odd_file(source));
    }
    fs::is_directory(status) ? add_folder(source) : add_file(source);
  }

  void add_listed(const std::string& list) {
    constexpr std::size_t max_bytes = std::size_t{64} << 20;
    const auto bytes = read_file(list, max_bytes);
    if (!bytes) return fail(list, bytes.error());
    const char end = bytes->find('\0') == std::string::npos ? '\n' : '\0';
    std::istringstream lines(*bytes);
    for (std::string name; std::getline(lines, name, end);) {
      if (end == '\n' && !name.empty() && name.back() == '\r') name.pop_back();
      if (!name.empty()) add_named(name);
    }
  }

  // The list of a folder, read once; what it names and is not there is a failure.
  Result<const SourceList*> list_of(const fs::path& folder) {
    const auto key = folder.empty() ? fs::path(".") : folder;
    const auto [at, is_new] = lists_.try_emplace(key, std::optional<SourceList>{});
    if (is_new) {
      at->second = load_source_list(key);
      if (at->second && *at->second) {
        auto& list = **at->second;
        out_.notes.insert(out_.notes.end(), list.notes.begin(), list.notes.end());
        for (const auto& missing : list.missing) out_.failures.push_back(failure_of(missing));
      }
    }
    if (!at->second) return at->second.error();
    return *at->second ? &**at->second : nullptr;
  }

  void add_folder(const fs::path& folder) {
    const auto list = list_of(folder);
    if (!list) return fail(folder.string(), list.error());
    std::set<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      const auto name = it->path().filename().string();
      if (name.front() == '.' || is_dossier_paper(name)) continue;
      const auto kind = kind_of(name);
      std::error_code ignored;
      if (kind == FileKind::Unreadable && !it->is_directory(ignored)) skip(name, no_importer(name));
      if (kind == FileKind::Text && is_file(*it, name)) names.insert(name);
    }
    if (error) fail(folder.string(), ErrorCode::Io, "the folder cannot be read: " + error.message());
    if (*list != nullptr)
      for (const auto& [name, ignored] : (*list)->entries)
        if (kind_of(name) != FileKind::Unreadable && fs::exists(fs::symlink_status(folder / name, error)))
          names.insert(name);
    for (const auto& name : names) {
      const auto* known = *list == nullptr ? nullptr : find(**list, name);
      add_item(folder / name, name, known == nullptr ? Metadata{} : *known);
    }
  }

  // What is called like a text and is none is said; a pipe is read only when it is named itself.
  bool is_file(const fs::directory_entry& entry, const std::string& name) {
    std::error_code ignored;
    if (entry.is_regular_file(ignored)) return true;
    const auto odd = odd_file(entry.path().string());
    if (entry.is_directory(ignored)) {
      skip(name, "a folder; name it to read what is in it");
    } else {
      fail(name, ErrorCode::Io, odd.empty() ? "a pipe, not a file" : odd);
    }
    return false;
  }

  static const Metadata* find(const SourceList& list, const std::string& name) {
    const auto at = list.entries.find(name);
    return at == list.entries.end() ? nullptr : &at->second;
  }

  void add_file(const fs::path& file) {
    if (is_dossier_paper(file.filename().string()))
      return skip(file.string(), "tells about the texts of a folder, is none of them");
    const auto known = metadata_of(file);
    if (!known) return fail(file.generic_string(), known.error());
    add_item(file, file.generic_string(), *known);
  }

  // The folder's own list decides; without one, the nearest folder above (as the path is written) whose list names it.
  Result<Metadata> metadata_of(const fs::path& file) {
    const auto own = list_of(file.parent_path());
    if (!own) return own.error();
    if (*own != nullptr) {
      const auto* known = find(**own, file.filename().string());
      return known == nullptr ? Metadata{} : *known;
    }
    for (auto folder = file.parent_path(); folder.has_relative_path();) {
      folder = folder.parent_path();
      const auto list = list_of(folder);
      if (!list || *list == nullptr) continue;  // a broken list of another folder is not this file's concern
      const auto* known = find(**list, file.lexically_relative(folder.empty() ? "." : folder).generic_string());
      return known == nullptr ? Metadata{} : *known;
    }
    return Metadata{};
  }

  const Metadata& overrides_;  // the caller's, outlives this
  Collection out_;
  std::set<fs::path> seen_;
  std::map<fs::path, Result<std::optional<SourceList>>> lists_;
};

template <class T>
void take(std::optional<T>& weaker, const std::optional<T>& stronger) {
  if (stronger) weaker = stronger;
}

}  // namespace

void Metadata::override_with(const Metadata& stronger) {
  take(title, stronger.title);
  take(publisher, stronger.publisher);
  take(author, stronger.author);
  take(url, stronger.url);
  take(language, stronger.language);
  take(published, stronger.published);
  take(retrieved, stronger.retrieved);
}

Collection collect(const std::vector<std::string>& sources, const Metadata& overrides) {
  Collector collector(overrides);
  for (const auto& source : sources) collector.add(source);
  return std::move(collector).finish();
}

}  // namespace gainsay::document
