// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/hourssection.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/organizations/chipflow.h"
#include "ui/organizations/choicepopup.h"
#include "ui/organizations/hoursgrid.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int century = 2000; // of years that are written with two digits

OpeningHours hoursOf(const Organization &organization)
{
    return organization.hours().value_or(OpeningHours{});
}

QStringList holidayTexts(const OpeningHours &hours)
{
    QStringList texts;
    for (const auto &holiday : hours.holidays)
        texts << (QLocale().toString(holiday.date, u"d MMM yyyy"_s) + u' ' + holiday.name).trimmed();
    return texts;
}

QStringList zoneNames()
{
    QStringList names;
    const auto ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        // Continents and UTC; not the historical aliases.
        if (id == "UTC" || (id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("SystemV/") && !id.startsWith("US/")))
            names << QString::fromUtf8(id);
    }
    return names;
}

} // namespace

QDate dateFromPeople(const QString &text)
{
    const QString clean = text.simplified();
    if (const QDate date = QDate::fromString(clean, Qt::ISODate); date.isValid())
        return date;
    const QLocale locale;
    QStringList formats{u"d MMM yyyy"_s, u"d MMMM yyyy"_s, u"d.M.yyyy"_s, u"d.M.yy"_s, u"MMM d, yyyy"_s, u"MMMM d, yyyy"_s};
    if (locale.dateFormat(QLocale::ShortFormat).startsWith(u'M'))
        formats << u"M/d/yyyy"_s << u"M/d/yy"_s;
    else
        formats << u"d/M/yyyy"_s << u"d/M/yy"_s;
    for (const QString &format : std::as_const(formats)) {
        for (const QLocale &reader : {locale, QLocale::c()}) {
            if (const QDate date = reader.toDate(clean, format, century); date.isValid())
                return date;
        }
    }
    return locale.toDate(clean, QLocale::ShortFormat, century);
}

HoursSection::HoursSection(OrganizationDraft &draft, QWidget *parent)
    : Panel(tr("Opening hours"), Icon::None, parent)
    , m_draft(draft)
    , m_zone(new Button({}, Icon::Web))
    , m_grid(new HoursGrid)
    , m_holidays(new ChipFlow(tr("Closed on"), {}))
    , m_newHoliday(new QWidget)
    , m_date(new Field(tr("Date of the holiday")))
    , m_name(new Field(tr("Name of the holiday")))
{
    m_zone->setObjectName(u"zoneButton"_s);
    m_zone->setSize(Button::Size::Small);
    m_zone->setDropDown(true);
    addToTitle(m_zone);
    body()->setSpacing(px(12));
    body()->addWidget(m_grid);

    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(new Label(tr("Closed on"), 12, QFont::Medium, &Theme::text2));
    row->addWidget(m_holidays, 1);
    auto *add = new Button(tr("Holiday"), Icon::Add);
    add->setObjectName(u"addHolidayButton"_s);
    add->setSize(Button::Size::Small);
    row->addWidget(add, 0, Qt::AlignTop);
    body()->addLayout(row);

    auto *line = new QHBoxLayout(m_newHoliday);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px(8));
    m_date->setObjectName(u"holidayDate"_s);
    m_date->setPlaceholderText(tr("25 Dec 2026"));
    m_date->setFixedWidth(px(128));
    m_name->setPlaceholderText(tr("Name, such as Christmas"));
    auto *take = new Button(tr("Add"));
    auto *cancel = new Button(tr("Cancel"));
    cancel->setKind(Button::Kind::Flat);
    line->addWidget(m_date);
    line->addWidget(m_name, 1);
    line->addWidget(take);
    line->addWidget(cancel);
    m_newHoliday->hide();
    body()->addWidget(m_newHoliday);
    body()->addWidget(new FieldMessage(m_date));

    connect(add, &QPushButton::clicked, this, [this] {
        m_newHoliday->show();
        m_date->setFocus();
    });
    connect(take, &QPushButton::clicked, this, &HoursSection::addHoliday);
    connect(m_date, &QLineEdit::returnPressed, this, &HoursSection::addHoliday);
    connect(m_name, &QLineEdit::returnPressed, this, &HoursSection::addHoliday);
    connect(m_date, &QLineEdit::textEdited, this, [this] { m_date->setProblem({}); });
    connect(cancel, &QPushButton::clicked, this, [this] {
        m_date->setProblem({});
        m_newHoliday->hide();
    });
    connect(m_grid, &HoursGrid::daysEdited, this, [this](const HoursGrid::Days &days) {
        editHours(u"days"_s, [&](OpeningHours &hours) { hours.days = days; });
    });
    connect(m_holidays, &ChipFlow::removed, this, [this](int index) {
        editHours(u"holidays"_s, [index](OpeningHours &hours) {
            if (size_t(index) < hours.holidays.size())
                hours.holidays.erase(hours.holidays.begin() + index);
        });
    });
    connect(m_zone, &QPushButton::clicked, this, [this] {
        if (!m_zones) {
            m_zones = new ChoicePopup(tr("Find a time zone"), zoneNames(), this);
            connect(m_zones, &ChoicePopup::chosen, this, [this](const QString &zone) {
                editHours(u"timezone"_s, [&](OpeningHours &hours) { hours.timezone = zone.toUtf8(); });
            });
        }
        m_zones->openUnder(m_zone, m_zone->text());
    });
    connect(&m_draft, &OrganizationDraft::changed, this, [this] { showHours(m_draft.current(), m_draft.saved()); });
    showHours(m_draft.current(), m_draft.saved());
}

void HoursSection::editHours(const QString &part, const std::function<void(OpeningHours &)> &change)
{
    m_draft.edit(u"hours."_s + part, [&](Organization &organization) {
        OpeningHours hours = hoursOf(organization);
        change(hours);
        organization.config.insert(u"hours"_s, hours.toJson());
    }, true);
}

// Where the office is; it may be tomorrow there already.
QDate HoursSection::today() const
{
    const QTimeZone zone(hoursOf(m_draft.current()).timezone);
    const QDateTime now = m_now == Time{} ? QDateTime::currentDateTimeUtc()
                                          : QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(m_now).time_since_epoch().count(), QTimeZone::UTC);
    return (zone.isValid() ? now.toTimeZone(zone) : now).date();
}

void HoursSection::addHoliday()
{
    const QDate date = dateFromPeople(m_date->text());
    if (!date.isValid()) {
        m_date->setProblem(tr("This is no date. Write one such as %1.").arg(QLocale().toString(QDate(2026, 12, 25), u"d MMM yyyy"_s)));
        m_date->setFocus();
        return;
    }
    if (date < today()) {
        m_date->setProblem(tr("%1 is over. Write a day that is to come.").arg(QLocale().toString(date, u"d MMM yyyy"_s)));
        m_date->setFocus();
        return;
    }
    editHours(u"holidays"_s, [&](OpeningHours &hours) {
        std::erase_if(hours.holidays, [&](const auto &entry) { return entry.date == date; });
        hours.holidays.push_back({date, m_name->text().simplified()});
        std::ranges::sort(hours.holidays, {}, &OpeningHours::Holiday::date);
    });
    m_date->clear();
    m_name->clear();
    m_newHoliday->hide();
}

void HoursSection::showHours(const Organization &current, const Organization &saved)
{
    const OpeningHours hours = hoursOf(current), stored = hoursOf(saved);
    m_zone->setText(QString::fromUtf8(hours.timezone));
    m_zone->setAccessibleName(tr("Time zone: %1").arg(m_zone->text()));
    m_grid->setDays(hours.days, stored.days);
    m_holidays->setTexts(holidayTexts(hours), holidayTexts(stored));
    setNow(m_now);
}

void HoursSection::setNow(Time now)
{
    m_now = now;
    const QTimeZone zone(hoursOf(m_draft.current()).timezone);
    if (now == Time{} || !zone.isValid())
        return;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count(), zone);
    m_grid->setNow(local.date().dayOfWeek() - 1, local.time().hour() * 60 + local.time().minute());
}

} // namespace Attendant::Ui
