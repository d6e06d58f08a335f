# SPDX-License-Identifier: Apache-2.0
# gainsay_add_plugin(<name> SOURCES <file>… MANIFEST plugin.json [DATA <file>…] [GOLDEN <folder>])
#
# Builds one plugin as its own directory, lib/gainsay/plugins/1/<id>/, holding the library, its plugin.json and its data:
# the same layout in the build tree and after install. <id> and the library's file name are read from the manifest.
# A DATA file keeps its path relative to the plugin's source folder (messages/en.txt stays messages/en.txt); a file from
# elsewhere, for instance a generated one, lands under its own name.
# GOLDEN adds the test <name>_golden: what the installed program finds with this plugin in the folder's texts is what the
# folder's expected.jsonl says. `--target golden` writes that file.
# The bundled plugins and everyone else's are built by this function.

function(gainsay_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "MANIFEST;GOLDEN" "SOURCES;DATA")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES OR NOT arg_MANIFEST)
    message(FATAL_ERROR "gainsay_add_plugin(${name} SOURCES … MANIFEST plugin.json [DATA …] [GOLDEN folder]): wrong arguments")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${arg_MANIFEST})
  file(READ ${arg_MANIFEST} manifest)
  foreach(key id library)
    string(JSON ${key} ERROR_VARIABLE problem GET "${manifest}" ${key})
    if(problem)
      message(FATAL_ERROR "${name}: ${arg_MANIFEST}: no usable \"${key}\": ${problem}")
    endif()
  endforeach()
  if(NOT library MATCHES "^[A-Za-z0-9_.-]+\\.so$")
    message(FATAL_ERROR "${name}: ${arg_MANIFEST}: \"library\" must be a file name that ends in .so, not ${library}")
  endif()
  string(REGEX REPLACE "\\.so$" "" library ${library})
  if(NOT id MATCHES "^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+$")
    message(FATAL_ERROR "${name}: ${arg_MANIFEST}: \"id\" must be a reverse domain name (org.example.dates), not ${id}")
  endif()

  set(output ${GAINSAY_PLUGIN_OUTPUT_DIR})
  if(NOT output)
    set(output ${CMAKE_BINARY_DIR}/lib/gainsay/plugins/1)
  endif()
  set(output ${output}/${id})

  add_library(${name} MODULE ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES
    PREFIX "" SUFFIX .so OUTPUT_NAME ${library} LIBRARY_OUTPUT_DIRECTORY ${output}
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plugin.map)
  target_compile_options(${name} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fno-gnu-unique>)
  # Clang's sanitizers leave their symbols to the program that loads the plugin.
  target_link_options(${name} PRIVATE $<$<NOT:$<BOOL:${GAINSAY_FUZZ}>>:LINKER:--no-undefined> LINKER:-z,now LINKER:-z,relro
    LINKER:--version-script=${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plugin.map)
  target_link_libraries(${name} PRIVATE Gainsay::SDK Gainsay::Kit)
  if(TARGET gainsay_options)
    target_link_libraries(${name} PRIVATE gainsay_options)
  endif()

  install(TARGETS ${name} LIBRARY DESTINATION lib/gainsay/plugins/1/${id})
  foreach(file ${arg_MANIFEST} ${arg_DATA})
    get_filename_component(from ${file} ABSOLUTE)
    file(RELATIVE_PATH to ${CMAKE_CURRENT_SOURCE_DIR} ${from})
    if(file STREQUAL arg_MANIFEST)
      set(to plugin.json)
    elseif(to MATCHES "^\\.\\.")
      get_filename_component(to ${from} NAME)
    endif()
    add_custom_command(OUTPUT ${output}/${to} DEPENDS ${from}
      COMMAND ${CMAKE_COMMAND} -E copy ${from} ${output}/${to}
      COMMENT "Copying ${id}/${to}" VERBATIM)
    target_sources(${name} PRIVATE ${output}/${to})
    set_source_files_properties(${output}/${to} PROPERTIES HEADER_FILE_ONLY ON)
    get_filename_component(folder ${to} DIRECTORY)
    get_filename_component(base ${to} NAME)
    install(FILES ${from} DESTINATION lib/gainsay/plugins/1/${id}/${folder} RENAME ${base})
  endforeach()

  if(arg_GOLDEN)
    gainsay_add_golden_test(${name} ${output} ${arg_GOLDEN})
  endif()
endfunction()

function(gainsay_add_golden_test name plugin folder)
  get_filename_component(folder ${folder} ABSOLUTE)
  set(compare ${CMAKE_COMMAND} -DGAINSAY=${GAINSAY_PROGRAM} -DBUNDLED=${GAINSAY_BUNDLED_PLUGINS} -DPLUGIN=${plugin} -DGOLDEN=${folder})
  set(script ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/GainsayGolden.cmake)
  enable_testing()
  add_test(NAME ${name}_golden COMMAND ${compare} -P ${script})
  add_custom_target(${name}_write_golden COMMAND ${compare} -DUPDATE=ON -P ${script} DEPENDS ${name} VERBATIM)
  if(NOT TARGET golden)
    add_custom_target(golden)
  endif()
  add_dependencies(golden ${name}_write_golden)
endfunction()
