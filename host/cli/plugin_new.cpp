// SPDX-License-Identifier: Apache-2.0
// gainsay plugin new: a plugin of one's own, copied from the installed template.
//
// A template is a plugin that builds and passes its test as it stands. Its plugin.json says what is to be replaced in
// its files: its id, its name, and the name of its library.
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "host/cli/command.hpp"
#include "host/cli/locations.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/value_json.hpp"
#include "host/plugin_host/manifest.hpp"

namespace gainsay::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_name = "plugin.json", library_suffix = ".so";

struct File {
  fs::path path;  // relative
  std::string bytes;
};

struct Replacement {
  std::string from, to;
};

Result<std::vector<File>> read_template(const fs::path& folder) {
  std::vector<File> out;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file()) continue;
    std::ifstream in(it->path(), std::ios::binary);
    out.push_back({fs::relative(it->path(), folder), {std::istreambuf_iterator<char>(in), {}}});
    if (!in.good() && !in.eof()) return Error{ErrorCode::Io, "cannot be read", it->path().string(), ""};
  }
  if (error) return Error{ErrorCode::Io, error.message(), folder.string(), ""};
  return out;
}

std::string replaced(std::string text, const Replacement& replacement) {
  for (auto at = text.find(replacement.from); at != std::string::npos;
       at = text.find(replacement.from, at + replacement.to.size()))
    text.replace(at, replacement.from.size(), replacement.to);
  return text;
}

std::string last_part(const std::string& id) { return id.substr(id.rfind('.') + 1); }

// The last part names files and a CMake project.
Result<void> check_id(const std::string& id) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (plugin_host::is_plugin_id(id) && is_letter(last_part(id)[0])) return {};
  return Error{ErrorCode::Usage, "is no reverse domain name whose last part begins with a letter", id,
               "org.example.dates is one"};
}

std::string stem(const plugin_host::Manifest& manifest) {
  return manifest.library.substr(0, manifest.library.size() - library_suffix.size());
}

// "north_sea-ports" -> "North sea ports"
std::string readable(std::string word) {
  for (auto& c : word)
    if (c == '_' || c == '-') c = ' ';
  if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

// The template's files as those of plugin `id`. The id is replaced first: it may hold the library's name.
Result<void> rename(std::vector<File>& files, const std::string& id) {
  const auto find_manifest = [&]() -> const File* {
    for (const auto& file : files)
      if (file.path == manifest_name) return &file;
    return nullptr;
  };
  const auto* manifest = find_manifest();
  if (!manifest) return Error{ErrorCode::NotFound, "the template has no plugin.json", "", "install Gainsay again"};
  const auto old = plugin_host::parse_manifest(manifest->bytes, "template");
  if (!old) return old.error();
  const std::string word = last_part(id);
  const std::array replacements{Replacement{old->id, id},
                                Replacement{'"' + old->name + '"', '"' + readable(word) + '"'},
                                Replacement{stem(*old), word}};
  for (auto& file : files)
    for (const auto& replacement : replacements) file.bytes = replaced(std::move(file.bytes), replacement);
  if (const auto made = plugin_host::parse_manifest(find_manifest()->bytes, "template"); !made) return made.error();
  return {};
}

// All of it or nothing: written beside `folder`, then given its name.
Result<void> write(const std::vector<File>& files, const fs::path& folder) {
  const fs::path part = folder.string() + ".part";
  std::error_code error;
  for (const auto& file : files) {
    const fs::path path = part / file.path;
    fs::create_directories(path.parent_path(), error);
    std::ofstream out(path, std::ios::binary);
    out << file.bytes;
    out.close();
    if (out) continue;
    fs::remove_all(part, error);
    return Error{ErrorCode::Io, "cannot be written", path.string(), ""};
  }
  fs::rename(part, folder, error);
  if (!error) return {};
  const auto why = error.message();
  fs::remove_all(part, error);
  return Error{ErrorCode::Io, why, folder.string(), ""};
}

std::string quoted(const std::string& word) {
  return word.find_first_of(" \t'\"\\$`&;()<>|*?[]#~") == std::string::npos
             ? word
             : "'" + replaced(word, {"'", "'\\''"}) + "'";
}

std::vector<std::string> next_commands(const fs::path& folder, const fs::path& package) {
  const auto source = quoted(folder.string()), build = quoted((folder / "build").string());
  const auto plugins = fs::absolute(folder / "build/lib/gainsay/plugins/1").lexically_normal().string();
  return {
      "cmake -S " + source + " -B " + build + " -DCMAKE_BUILD_TYPE=Release -DGainsay_DIR=" + quoted(package.string()),
      "cmake --build " + build + " && ctest --test-dir " + build + " --output-on-failure",
      "GAINSAY_PLUGIN_PATH=" + quoted(plugins) + " gainsay plugin list"};
}

int run(const Options& options) {
  const auto locations = find_locations(options);
  if (!locations) return print_error(locations.error());
  const auto& id = options.plugin_id;
  if (const auto checked = check_id(id); !checked) return print_error(checked.error());
  const fs::path folder = options.folder.empty() ? last_part(id) : options.folder;
  auto files = read_template(locations->templates / options.kind);
  if (!files) return print_error(files.error());
  if (auto named = rename(*files, id); !named) return print_error(named.error());
  std::error_code error;
  if (fs::exists(fs::symlink_status(folder, error)))
    return print_error({ErrorCode::Usage, "exists already", folder.string(), "name another folder after the id"});
  if (auto written = write(*files, folder); !written) return print_error(written.error());
  const auto next = next_commands(folder, locations->package);
  if (options.json) {
    const Json out = {{"schema", "gainsay/plugin-new/1"},
                      {"id", id},
                      {"kind", options.kind},
                      {"folder", folder.string()},
                      {"next", next}};
    std::cout << dump(out, 2) << '\n';
  } else if (options.verbosity >= 0) {
    std::cout << folder.string() << " holds the " << options.kind << ' ' << id << ". Build, test and load it:\n";
    for (const auto& command : next) std::cout << "  " << command << '\n';
  }
  return exit_code::Ok;
}

}  // namespace

extern const Command plugin_new_command;
const Command plugin_new_command = {"plugin new", "Begin a plugin of your own, from the template",
                                    takes::NewPlugin | takes::Json, run};

}  // namespace gainsay::cli
