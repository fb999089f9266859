#include "ui/mainwindow/endsignals.h"

#include <QSocketNotifier>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace sourceline {

namespace {

constexpr std::array ending{SIGTERM, SIGINT, SIGHUP};

std::atomic<int> writeEnd = -1;

// Of all that there is a handler may do nearly nothing: the rest is done by the event loop.
void passOn(int)
{
    const char any = 0;
    [[maybe_unused]] const auto written = ::write(writeEnd.load(), &any, 1);
}

void handleWith(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int signal : ending)
        ::sigaction(signal, &action, nullptr);
}

} // namespace

EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    writeEnd = m_pipe[1];
    auto *notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char any = 0;
        if (::read(m_pipe[0], &any, 1) == 1)
            emit endAsked();
    });
    handleWith(passOn);
}

EndSignals::~EndSignals()
{
    if (m_pipe[0] < 0)
        return;
    handleWith(SIG_DFL);
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

} // namespace sourceline
