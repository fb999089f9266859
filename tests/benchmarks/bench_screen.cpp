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
#include <memory>
#include <poll.h>
#include <thread>
#include <unordered_map>
#include <vector>
#include <xcb/damage.h>
#include <xcb/xcb.h>

namespace {

using Clock = std::chrono::system_clock;
using Pixels = std::vector<std::uint32_t>;

constexpr auto interval =
    std::chrono::milliseconds(2);  // between two looks, so as not to be in the way
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
    std::unordered_map<std::uint32_t, long> colours;
    long most = 0;
    for (auto run = pixels.begin(); run != pixels.end();) {
        const auto end =
            std::find_if(run, pixels.end(), [run](auto pixel) { return pixel != *run; });
        most = std::max(most, colours[*run] += end - run);
        run = end;
    }
    return static_cast<long>(pixels.size()) - most;
}

// What the display says of itself: nothing is looked at while nothing is drawn.
class Changes
{
public:
    Changes(xcb_connection_t *connection, xcb_window_t root)
        : m_connection(connection)
        , m_damage(xcb_generate_id(connection))
    {
        const auto version = xcb_damage_query_version(connection, 1, 1);
        const std::unique_ptr<xcb_damage_query_version_reply_t, Freed> reply(
            xcb_damage_query_version_reply(connection, version, nullptr));
        m_there = reply != nullptr;
        if (m_there)
            xcb_damage_create(connection, m_damage, root, XCB_DAMAGE_REPORT_LEVEL_NON_EMPTY);
        xcb_flush(connection);
    }

    [[nodiscard]] bool there() const { return m_there; }

    /// Whether something was drawn before `end`; what is drawn from then on is another change.
    [[nodiscard]] bool wait(Clock::time_point end)
    {
        while (!taken()) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
            pollfd display{xcb_get_file_descriptor(m_connection), POLLIN, 0};
            if (left.count() <= 0 || poll(&display, 1, static_cast<int>(left.count())) <= 0)
                return false;
        }
        xcb_damage_subtract(m_connection, m_damage, XCB_NONE, XCB_NONE);
        return true;
    }

private:
    bool taken()
    {
        bool any = false;
        while (const std::unique_ptr<xcb_generic_event_t, Freed> event{
            xcb_poll_for_event(m_connection)})
            any = true;
        return any;
    }

    xcb_connection_t *m_connection;
    xcb_damage_damage_t m_damage;
    bool m_there = false;
};

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
    Changes changes(connection, root);
    if (!changes.there()) {
        std::fprintf(stderr, "the display does not tell what is drawn\n");
        return 1;
    }
    Pixels before, now;
    do {
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
    } while (changes.wait(end));
    xcb_disconnect(connection);
    return 0;
}
