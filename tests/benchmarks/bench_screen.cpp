// Watches a display from outside, as a person does: which of two programs shows something first is
// told the same way for both. Used by run-beside-db-browser.
//
// bench_screen SECONDS X Y WIDTH HEIGHT: a line on standard output for each change within that part
// of the screen: milliseconds since 1970, pixels that changed, pixels that differ from the ground.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <thread>
#include <vector>
#include <xcb/xcb.h>

namespace {

using Clock = std::chrono::system_clock;
using Pixels = std::vector<std::uint32_t>;

constexpr auto interval = std::chrono::milliseconds(12);
constexpr long cursorPixels = 150; // what a blinking text cursor changes

struct Freed
{
    void operator()(void *memory) const { std::free(memory); }
};

struct Part
{
    std::int16_t x, y;
    std::uint16_t width, height;
};

double milliseconds(Clock::time_point time)
{
    return std::chrono::duration<double, std::milli>(time.time_since_epoch()).count();
}

bool grab(xcb_connection_t *connection, xcb_window_t root, const Part &part, Pixels &pixels)
{
    const auto request = xcb_get_image(connection,
                                       XCB_IMAGE_FORMAT_Z_PIXMAP,
                                       root,
                                       part.x,
                                       part.y,
                                       part.width,
                                       part.height,
                                       ~std::uint32_t{0});
    const std::unique_ptr<xcb_get_image_reply_t, Freed> image(
        xcb_get_image_reply(connection, request, nullptr));
    if (!image)
        return false;
    pixels.resize(std::size_t{part.width} * part.height);
    const auto bytes = static_cast<std::size_t>(xcb_get_image_data_length(image.get()));
    std::memcpy(pixels.data(),
                xcb_get_image_data(image.get()),
                std::min(bytes, pixels.size() * sizeof(std::uint32_t)));
    return true;
}

long differing(const Pixels &before, const Pixels &after)
{
    long count = before.size() == after.size() ? 0 : static_cast<long>(after.size());
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
        count += before[i] != after[i] ? 1 : 0;
    return count;
}

// Pixels of another colour than the most frequent one.
long ink(const Pixels &pixels)
{
    std::map<std::uint32_t, long> colours;
    long most = 0;
    for (const std::uint32_t pixel : pixels)
        most = std::max(most, ++colours[pixel]);
    return static_cast<long>(pixels.size()) - most;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 6) {
        std::fprintf(stderr, "bench_screen SECONDS X Y WIDTH HEIGHT\n");
        return 2;
    }
    const auto number = [argv](int at) {
        return std::atoi(argv[at]);
    };
    const Part part{static_cast<std::int16_t>(number(2)),
                    static_cast<std::int16_t>(number(3)),
                    static_cast<std::uint16_t>(number(4)),
                    static_cast<std::uint16_t>(number(5))};
    xcb_connection_t *connection = xcb_connect(nullptr, nullptr);
    if (xcb_connection_has_error(connection) != 0) {
        std::fprintf(stderr, "no display can be reached\n");
        return 1;
    }
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(connection)).data->root;
    const auto end = Clock::now() + std::chrono::seconds(number(1));
    Pixels before, now;
    while (Clock::now() < end) {
        const auto taken = Clock::now();
        if (!grab(connection, root, part, now)) {
            std::fprintf(stderr, "that part of the screen cannot be read\n");
            return 1;
        }
        if (const long changed = differing(before, now); changed > cursorPixels) {
            std::printf("%.0f %ld %ld\n", milliseconds(taken), changed, ink(now));
            std::fflush(stdout);
            before.swap(now);
        }
        std::this_thread::sleep_until(taken + interval);
    }
    xcb_disconnect(connection);
    return 0;
}
