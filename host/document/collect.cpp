// SPDX-License-Identifier: Apache-2.0
#include "host/document/collect.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "host/document/file_kind.hpp"
#include "host/document/source_list.hpp"

namespace gainsay::document {
namespace {

namespace fs = std::filesystem;

class Collector {
 public:
  explicit Collector(const Metadata& overrides) : overrides_(overrides) {}

  Result<void> add(const std::string& source) {
    if (source == "-") {
      add_item("-", "-", {});
      return {};
    }
    std::error_code error;
    const auto status = fs::status(source, error);
    if (!fs::exists(status)) return Error{ErrorCode::NotFound, "no such file or folder", source, ""};
    return fs::is_directory(status) ? add_folder(source) : add_file(source);
  }

  Collection finish() && {
    const auto order = [](const SourceItem& a, const SourceItem& b) {
      return std::tie(a.name, a.file) < std::tie(b.name, b.file);
    };
    std::sort(out_.items.begin(), out_.items.end(), order);
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

  // The list of a folder, read once.
  Result<const SourceList*> list_of(const fs::path& folder) {
    const auto key = folder.empty() ? fs::path(".") : folder;
    if (const auto known = lists_.find(key); known != lists_.end()) return known->second ? &*known->second : nullptr;
    auto list = load_source_list(key);
    if (!list) return std::move(list).error();
    if (*list) out_.notes.insert(out_.notes.end(), (*list)->notes.begin(), (*list)->notes.end());
    const auto& kept = lists_.emplace(key, *std::move(list)).first->second;
    return kept ? &*kept : nullptr;
  }

  Result<void> add_folder(const fs::path& folder) {
    auto list = list_of(folder);
    if (!list) return std::move(list).error();
    std::set<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      std::error_code ignored;
      const auto name = it->path().filename().string();
      if (!it->is_regular_file(ignored) || name.front() == '.' || is_dossier_paper(name)) continue;
      const auto kind = kind_of(name);
      if (kind == FileKind::Unreadable) skip(name, no_importer(name));
      if (kind == FileKind::Text) names.insert(name);
    }
    if (error) return Error{ErrorCode::Io, "the folder cannot be read: " + error.message(), folder.string(), ""};
    if (*list != nullptr)
      for (const auto& [name, ignored] : (*list)->entries)
        if (kind_of(name) != FileKind::Unreadable) names.insert(name);
    for (const auto& name : names) {
      const auto* known = *list == nullptr ? nullptr : find(**list, name);
      add_item(folder / name, name, known == nullptr ? Metadata{} : *known);
    }
    return {};
  }

  static const Metadata* find(const SourceList& list, const std::string& name) {
    const auto at = list.entries.find(name);
    return at == list.entries.end() ? nullptr : &at->second;
  }

  Result<void> add_file(const fs::path& file) {
    if (is_dossier_paper(file.filename().string())) {
      skip(file.string(), "tells about the texts of a folder, is none of them");
      return {};
    }
    auto known = metadata_of(file);
    if (!known) return std::move(known).error();
    add_item(file, file.generic_string(), *known);
    return {};
  }

  // The folder's own list decides; without one, the nearest folder above (as the path is written) whose list names it.
  Result<Metadata> metadata_of(const fs::path& file) {
    auto own = list_of(file.parent_path());
    if (!own) return std::move(own).error();
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
  std::map<fs::path, std::optional<SourceList>> lists_;
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

Result<Collection> collect(const std::vector<std::string>& sources, const Metadata& overrides) {
  Collector collector(overrides);
  for (const auto& source : sources)
    if (auto added = collector.add(source); !added) return std::move(added).error();
  return std::move(collector).finish();
}

}  // namespace gainsay::document
