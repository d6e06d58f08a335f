# SPDX-License-Identifier: Apache-2.0
# The helpers behind the map in CMakeLists.txt: one per kind of target.

# Links the modules of ours (NEEDS) and the libraries of others (USES) to a target that has sources.
function(gainsay_link target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "NEEDS;USES")
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PUBLIC Gainsay::SDK Gainsay::Kit PRIVATE gainsay_options Threads::Threads ${arg_USES})
  foreach(need IN LISTS arg_NEEDS)
    if(NOT TARGET gainsay_${need})
      message(FATAL_ERROR "${target} needs ${need}, which does not stand above it in host/CMakeLists.txt")
    endif()
    target_link_libraries(${target} PUBLIC gainsay_${need})
  endforeach()
endfunction()

function(gainsay_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "NEEDS;USES")
  add_library(gainsay_${name} STATIC)
  gainsay_link(gainsay_${name} NEEDS ${arg_NEEDS} USES ${arg_USES})
  add_subdirectory(${name})
endfunction()

function(gainsay_frames source)
  add_library(gainsay_frames STATIC ${source} ${ARGN})
  gainsay_link(gainsay_frames)
endfunction()

function(gainsay_pipeline source)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "NEEDS")
  add_library(gainsay_pipeline STATIC ${source} ${arg_UNPARSED_ARGUMENTS})
  gainsay_link(gainsay_pipeline NEEDS ${arg_NEEDS})
endfunction()

function(gainsay_program name main)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "NEEDS;USES")
  add_executable(${name} ${main})
  gainsay_link(${name} NEEDS ${arg_NEEDS} USES ${arg_USES})
  target_compile_definitions(${name} PRIVATE GAINSAY_VERSION="${PROJECT_VERSION}")
  install(TARGETS ${name} RUNTIME DESTINATION bin)
endfunction()

# The sandboxed child sees the SDK and the frame protocol, nothing else of the host.
function(gainsay_worker)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "USES")
  add_executable(gainsay-worker)
  gainsay_link(gainsay-worker NEEDS frames USES ${arg_USES} ${CMAKE_DL_LIBS})
  target_compile_definitions(gainsay-worker PRIVATE BOOST_DLL_USE_STD_FS)
  add_subdirectory(worker)
  install(TARGETS gainsay-worker RUNTIME DESTINATION bin)
  add_dependencies(gainsay gainsay-worker)  # the program is of no use without it
endfunction()
