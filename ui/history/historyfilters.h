// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apitypes.h"
#include "ui/common/consolestore.h"

#include <QTimer>
#include <QVariantMap>
#include <QWidget>

class QMenu;

namespace Attendant::Ui {

class Button;
class Field;
class Label;
class SearchField;

/// What is looked for: words, organization, time, state, whether a person was asked for. Says so as one query, once typing pauses.
class HistoryFilters : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryFilters(const ConsoleStore &store, QWidget *parent = nullptr);

    [[nodiscard]] CallQuery query() const;
    [[nodiscard]] QStringList words() const;
    [[nodiscard]] bool isRestricted() const; ///< something besides the organization
    void setOrganization(const OrgId &id);
    void setOrganizations();
    void setCountText(const QString &text);
    void clear();
    void focusSearch();
    /// Everything that was chosen and typed, to be chosen again in another window.
    [[nodiscard]] QVariantMap state() const;
    void restore(const QVariantMap &state);

Q_SIGNALS:
    void changed();

private:
    enum class Span { Today, Week, Month, Quarter, Any, Custom };

    Button *addFilter(const QString &objectName, QLayout *layout);
    void refresh();
    void choose(Span span);
    void takeCustomDates();

    const ConsoleStore &m_store;
    OrgId m_org;
    Span m_span = Span::Month;
    QDate m_from, m_to; ///< of Custom, both included; invalid: open
    CallQuery::State m_state = CallQuery::State::All;
    std::optional<bool> m_escalated;
    QTimer m_pause;

    SearchField *m_search;
    Button *m_spanButton, *m_orgButton, *m_stateButton, *m_escalatedButton;
    QMenu *m_orgMenu;
    QWidget *m_custom;
    Field *m_fromField, *m_toField;
    Label *m_count;
};

} // namespace Attendant::Ui
