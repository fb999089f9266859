#pragma once

#include "model/store/connection.h"

#include <functional>

namespace sourceline {

/// Where a worker gets a read connection of its own from: the casefile at a path, or a function that also
/// prepares what it opens (to be read as of another day). Any thread.
class ConnectionSource
{
public:
    using Open = std::function<Result<Connection>()>;

    ConnectionSource(const QString &path) // NOLINT(google-explicit-constructor)
        : m_open([path] { return Connection::open(path, Access::ReadOnly); })
    {}

    ConnectionSource(Open open) // NOLINT(google-explicit-constructor)
        : m_open(std::move(open))
    {}

    Result<Connection> open() const { return m_open(); }

private:
    Open m_open;
};

} // namespace sourceline
