#include "ui/mainwindow/appearance.h"

#include <QApplication>
#include <QSettings>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int smallest = 70;
constexpr int largest = 250;
constexpr int step = 10;

QSettings settings()
{
    return QSettings(u"sourceline"_s, u"sourceline"_s);
}

} // namespace

Appearance::Appearance(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
{
    const QString scheme = settings().value(u"appearance/scheme"_s).toString();
    m_scheme = scheme == u"light"  ? ColourScheme::Light
               : scheme == u"dark" ? ColourScheme::Dark
                                   : ColourScheme::System;
    m_zoom = std::clamp(settings().value(u"appearance/zoom"_s, 100).toInt(), smallest, largest);
    apply();
}

void Appearance::setScheme(ColourScheme scheme)
{
    m_scheme = scheme;
    const QString name = scheme == ColourScheme::Light  ? u"light"_s
                         : scheme == ColourScheme::Dark ? u"dark"_s
                                                        : u"system"_s;
    settings().setValue(u"appearance/scheme"_s, name);
    apply();
}

void Appearance::setZoom(int percent)
{
    m_zoom = std::clamp(percent, smallest, largest);
    settings().setValue(u"appearance/zoom"_s, m_zoom);
    apply();
}

void Appearance::zoomBy(int steps)
{
    setZoom(m_zoom + steps * step);
}

void Appearance::apply()
{
    applyTheme(m_application, m_scheme);
    QFont font = baseFont();
    font.setPointSizeF(font.pointSizeF() * m_zoom / 100);
    QApplication::setFont(font);
}

} // namespace sourceline
